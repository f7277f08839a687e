// Committees' minute books: from a file into the record, all or nothing, and a body's part of it out again.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { engines, freshDatabase, freshFolder } from '../support/databases.mjs'
import { repository, run, sightline, sightlineDoes } from '../support/program.mjs'

const example = `${repository}/data/examples/minute-book.json`
const book = () => JSON.parse(readFileSync(example, 'utf8'))
const governance = (database, ...args) => sightline(['governance', ...args, '--database', database.url])

async function refuses(database, args, words) {
  const done = await governance(database, ...args)
  assert.equal(done.status, 2, `${args.join(' ')}: ${done.out}${done.err}`)
  for (const one of words) assert.match(done.err, one)
  return done
}

function fileOf(t, content) {
  const path = join(freshFolder(t), 'book.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

for (const { engine, skip } of engines) {
  test(`a book is taken in once, and stands there the second time (${engine})`, { skip }, async (t) => {
    const database = await freshDatabase(t, engine)
    const first = await governance(database, 'import', example)
    assert.equal(first.status, 0, first.err)
    assert.match(first.out, /: 12 added \(.*\); 0 stood in the record already\./)
    assert.match((await governance(database, 'import', example)).out, /: 0 added \(.*\); 12 stood in the record already\./)
  })

  test(`a book that says something else is refused whole (${engine})`, { skip }, async (t) => {
    const database = await freshDatabase(t, engine)
    await governance(database, 'import', example)
    const changed = book()
    changed.meetings[0].venue = 'Room 9'
    changed.actions[0].text = 'Something else.'
    changed.people.push({ id: 'newcomer', name: 'Newt Newcomer' })
    const path = fileOf(t, changed)
    await refuses(database, ['import', path], [
      /book\.json: \$\.meetings\[0\]: The record has a meeting with this id already/,
      /book\.json: \$\.actions\[0\]: The record has an action/,
      /Nothing was imported/,
    ])
    const kept = JSON.parse((await governance(database, 'export', 'vpc')).out)
    assert.equal(kept.meetings[0].venue, 'Room 2, County Hall')
  })

  test(`what is exported as JSON reads back as what was taken in (${engine})`, { skip }, async (t) => {
    const [one, two] = [await freshDatabase(t, engine), await freshDatabase(t, engine)]
    await governance(one, 'import', example)
    const out = join(freshFolder(t), 'vpc.json')
    assert.equal((await governance(one, 'export', 'vpc', '--out', out)).out, `Wrote ${out}\n`)
    assert.equal((await governance(two, 'import', out)).status, 0)
    assert.equal((await governance(two, 'export', 'vpc', '--format', 'json')).out, readFileSync(out, 'utf8'))
    const { meetings, actions, bodies } = JSON.parse(readFileSync(out, 'utf8'))
    assert.deepEqual([bodies[0].name, meetings[0].items.length, actions[0].due], ['Vale Partnership Committee', 3, '2026-06-12'])
  })
}

test('every fault of a bad file is told with its place, and nothing is taken', async (t) => {
  const database = await freshDatabase(t)
  const bad = book()
  bad.meetings[0].date = 'May'
  bad.meetings[0].items[1].kind = 'chat'
  bad.actions[0].raised_item = ''
  await refuses(database, ['import', fileOf(t, bad)], [
    /book\.json: \$\.meetings\[0\]\.date: /,
    /book\.json: \$\.meetings\[0\]\.items\[1\]\.kind: .*use one of opening/,
    /book\.json: \$\.actions\[0\]\.raised_item: /,
    /Nothing was imported/,
  ])
  assert.equal(existsSync(database.file), false)
  await refuses(database, ['import', fileOf(t, '{"bodies": [')], [/book\.json: line 1, column \d+: /])
  await refuses(database, ['import', join(freshFolder(t), 'none.json')], [/none\.json: This file cannot be read/])
  await governance(database, 'import', example)
  await refuses(database, ['export', 'slt'], [/The record has no committee slt\. It has vpc\./])
  assert.equal((await governance(database, 'export', 'vpc', '--format', 'pdf')).status, 2)
})

test('an id that cannot stand in an address is told too', async (t) => {
  const database = await freshDatabase(t)
  const odd = JSON.parse(readFileSync(example, 'utf8').replaceAll('"vpc"', '"VPC 1"'))
  await refuses(database, ['import', fileOf(t, odd)], [/\$\.bodies\[0\]\.id: stands in addresses: use lower-case letters/])
})

test('an account becomes the secretary of the bodies taken in', async (t) => {
  const database = await freshDatabase(t)
  const add = (email, role) =>
    sightlineDoes(
      ['user', 'add', '--name', 'Sam Example', '--email', email, '--role', role, '--organisation', 'RWE', '--organisation-name', 'Example Trust', '--database', database.url],
      { input: 'correct horse battery staple\n' },
    )
  await add('sam@example.org', 'committee-secretary')
  await add('mo@example.org', 'committee-member')
  await refuses(database, ['import', example, '--secretary', 'nobody@example.org'], [/^--secretary: Nobody signs in/])
  await refuses(database, ['import', example, '--secretary', 'mo@example.org'], [/committee-secretary/])
  const done = await governance(database, 'import', example, '--secretary', 'Sam@Example.org')
  assert.equal(done.status, 0, done.err)
  assert.match(done.out, /12 added [\s\S]*Sam@Example\.org is a secretary of Vale Partnership Committee\./)
})

test('a calendar and a workbook come out of it', async (t) => {
  const database = await freshDatabase(t)
  await governance(database, 'import', example)
  const calendar = (await governance(database, 'export', 'vpc', '--format', 'ics', '--host', 'sightline.trust.example')).out
  assert.match(calendar, /^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/)
  assert.match(calendar, /\r\nUID:vpc-2026-07-09@sightline\.trust\.example\r\n/)
  const folder = freshFolder(t)
  await governance(database, 'export', 'vpc', '--format', 'xlsx', '--out', join(folder, 'vpc.xlsx'))
  assert.equal(readFileSync(join(folder, 'vpc.xlsx')).subarray(0, 4).toString('latin1'), 'PK\x03\x04')
  const office = await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', '--outdir', folder, join(folder, 'vpc.xlsx')])
  assert.equal(office.status, 0, office.err)
  assert.match(readFileSync(join(folder, 'vpc-Decisions.csv'), 'utf8'), /The contract, for one year\./)
})
