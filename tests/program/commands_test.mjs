// Every command with good and bad input: what it says and its exit status (0 done, 1 the outside failed, 2 the input needs
// mending).
import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { demonstration, engines, freshDatabase, freshFolder, sql } from '../support/databases.mjs'
import { repository, serve, serveDemonstration, sightline, sightlineDoes, wednesdayEvening } from '../support/program.mjs'

const p1Table = `${repository}/data/demonstration/establishment-2017-11.csv`
const autumn = ['--from', '2017-09-01', '--to', '2017-11-30']

async function refuses(args, status, words, options) {
  const done = await sightline(args, options)
  assert.equal(done.status, status, `${args.join(' ')}: ${done.err}`)
  assert.match(done.err + done.out, words, args.join(' '))
  return done
}

test('help names every command, and each command its settings', async () => {
  const all = (await sightlineDoes(['--help'])).out
  for (const command of ['serve', 'demo', 'report', 'import', 'user', 'migrate', 'audit', 'backup', 'restore'])
    assert.match(all, new RegExp(`^ +${command} `, 'm'))
  assert.match((await sightlineDoes(['serve', '--help'])).out, /--port.*8080[\s\S]*SIGHTLINE_PORT/)
  assert.match((await sightlineDoes(['report', 'guardian', '--help'])).out, /--cut-off/)
  assert.match((await sightlineDoes(['--version'])).out, /^sightline \d+\.\d+\.\d+\n$/)
})

test('a wrong command line is refused with how to put it right', async () => {
  await refuses([], 2, /subcommand is required/i)
  await refuses(['sing'], 2, /sing|subcommand/)
  await refuses(['serve', '--port', 'many'], 2, /port/)
  await refuses(['migrate', '--database', 'oracle:thing'], 2, /sqlite:|postgresql:/)
  await refuses(['demo', 'generate', '--reports', '0'], 2, /reports/)
  await refuses(['report', 'guardian'], 2, /--from is required/)
})

for (const { engine, skip } of engines) {
  test(`migrate makes a new record and does nothing twice (${engine})`, { skip }, async (t) => {
    const database = await freshDatabase(t, engine)
    assert.match((await sightlineDoes(['migrate', '--database', database.url])).out, /: (\d+) of \1 migrations ran now/)
    assert.match((await sightlineDoes(['migrate', '--database', database.url])).out, /: 0 of \d+ migrations ran now/)
  })

  test(`a record of a newer version is left alone (${engine})`, { skip }, async (t) => {
    const database = await freshDatabase(t, engine)
    await sightlineDoes(['migrate', '--database', database.url])
    const newest = await sql(database, 'SELECT max(number) FROM schema_migration;')
    await sql(database, `UPDATE schema_migration SET number = 9000 WHERE number = ${newest};`)
    for (const command of [['migrate'], ['demo', 'load'], ['serve', '--port', '0'], ['audit', 'verify']])
      await refuses([...command, '--database', database.url], 2, /newer|9000/)
  })

  test(`the demonstration is loaded once, into a new record only (${engine})`, { skip }, async (t) => {
    const database = await freshDatabase(t, engine)
    const load = (...more) => sightline(['demo', 'load', '--database', database.url, ...more])
    const first = await load('--clock', wednesdayEvening)
    assert.match(first.out, /Demonstration loaded: \d+ invented people, \d+ duties, 320 exception reports/, first.err)
    const again = await load()
    assert.equal(again.status, 2)
    assert.match(again.err, /already has an organisation/)
    const ifNew = await load('--if-new')
    assert.equal(ifNew.status, 0)
    assert.match(ifNew.out, /stays as it is/)
    assert.match((await sightlineDoes(['audit', 'verify', '--database', database.url])).out, /All \d+ entries hold/)
  })

  test(`the guardian's report comes in every format with P1's figures (${engine})`, { skip }, async (t) => {
    const database = await demonstration(t, engine)
    const folder = freshFolder(t)
    for (const [format, start] of [['pdf', '%PDF-1.'], ['docx', 'PK'], ['xlsx', 'PK'], ['html', '<!DOCTYPE html>'], ['json', '{'], ['csv', '']]) {
      const out = join(folder, `report.${format}`)
      const args = ['report', 'guardian', ...autumn, '--format', format, '--out', out, '--database', database.url]
      assert.equal((await sightlineDoes(args)).out, `Wrote ${out}\n`)
      assert.ok(readFileSync(out, 'latin1').startsWith(start), format)
    }
    const html = readFileSync(join(folder, 'report.html'), 'utf8')
    for (const figure of ['113.6', '909', '12%', '277', '68', '47']) assert.ok(html.includes(figure), figure)
    const toPipe = await sightlineDoes(['report', 'guardian', ...autumn, '--format', 'json', '--out', '-', '--database', database.url])
    JSON.parse(toPipe.out)
  })

  test(`more made-up reports leave the quarters of 2017 as they are (${engine})`, { skip }, async (t) => {
    const database = await demonstration(t, engine)
    assert.match((await sightlineDoes(['demo', 'generate', '--reports', '300', '--database', database.url])).out, /300 made-up/)
    const args = ['report', 'guardian', ...autumn, '--format', 'html', '--out', '-', '--database', database.url]
    const html = (await sightlineDoes(args)).out
    for (const figure of ['277', '68']) assert.ok(html.includes(figure), figure)
    assert.match((await sightlineDoes(['audit', 'verify', '--database', database.url])).out, /entries hold/)
  })
}

test('a demonstration is not made up where there is none', async (t) => {
  const database = await freshDatabase(t)
  await refuses(['demo', 'generate', '--reports', '5', '--database', database.url], 2, /demo load/)
})

test('a report that cannot be made says why and leaves no file', async (t) => {
  const database = await demonstration(t)
  const out = join(freshFolder(t), 'report.pdf')
  const ask = (...args) => ['report', 'guardian', '--database', database.url, '--out', out, ...args]
  await refuses(ask('--from', '2017-11-31', '--to', '2017-12-31'), 2, /--from/)
  await refuses(ask('--from', '2017-11-30', '--to', '2017-09-01'), 2, /ends before it starts/)
  await refuses(ask(...autumn, '--cut-off', '2017-08-01'), 2, /before the period/)
  await refuses(ask(...autumn, '--format', 'odt'), 2, /Choose pdf, docx/)
  await refuses(ask(...autumn, '--organisation', 'XXX'), 2, /XXX/)
  assert.ok(!existsSync(out))
  await refuses(['report', 'guardian', ...autumn, '--database', database.url, '--out', '/no/such/folder/report.pdf'], 1, /could not be written/)
  const nowhere = await freshDatabase(t)
  await refuses(['report', 'guardian', ...autumn, '--database', nowhere.url, '--out', out], 1, /There is no database/)
  assert.ok(!existsSync(nowhere.file), 'asking for a report makes no database')
})

test('a report can be made while the server runs', async (t) => {
  const database = await demonstration(t)
  await serveDemonstration(t, database)
  const args = ['report', 'guardian', ...autumn, '--format', 'json', '--out', '-', '--database', database.url]
  JSON.parse((await sightlineDoes(args)).out)
})

test('an establishment is imported whole or not at all', async (t) => {
  const database = await demonstration(t)
  const folder = freshFolder(t)
  const into = (file) => ['import', 'establishment', file, '--as-at', '2026-10-31', '--database', database.url]
  assert.match((await sightlineDoes(into(p1Table))).out, /7 directorates as at 31 October 2026/)

  const imports = async () => sql(database, 'SELECT count(*) FROM establishment_import;')
  const before = await imports()
  const bad = join(folder, 'bad.csv')
  writeFileSync(bad, readFileSync(p1Table, 'utf8').replace('CSI,68', 'Surgery,68').replace('4.9', 'four'))
  const refused = await refuses(into(bad), 2, /Nothing was imported/)
  assert.match(refused.err, /line 2/i)
  assert.match(refused.err, /line 3/i)
  assert.match(refused.err, /Surgery/)
  await refuses(into(join(folder, 'none.csv')), 2, /cannot be read/)
  await refuses(into(folder), 2, /cannot be read/)
  await refuses(['import', 'establishment', p1Table, '--as-at', 'today', '--database', database.url], 2, /--as-at/)
  assert.equal(await imports(), before)
})

test('a user is added with a password from standard input', async (t) => {
  const database = await freshDatabase(t)
  const add = (email, ...more) => ['user', 'add', '--name', 'Example Guardian', '--email', email, '--role', 'guardian',
    '--organisation', 'RWE', '--database', database.url, ...more]
  const password = { input: 'correct horse battery staple\n' }
  await refuses(add('g@trust.example'), 2, /organisation/i, password)
  await sightlineDoes(add('g@trust.example', '--organisation-name', 'Example NHS Trust'), password)
  await refuses(add('g@trust.example'), 2, /Another account has this e-mail address/, password)
  await refuses(add('h@trust.example'), 2, /password/i, { input: 'short\n' })
  await refuses(add('h@trust.example'), 2, /standard input/, { input: '' })
  await refuses(add('not an address'), 2, /e-?mail/i, password)
  const asked = (role, organisation) => ['user', 'add', '--name', 'X', '--email', 'x@trust.example', '--role', role,
    '--organisation', organisation, '--database', database.url]
  await refuses(asked('king', 'RWE'), 2, /no such role/, password)
  await refuses(asked('guardian', 'not a code'), 2, /organisation/, password)
})

test('a changed audit entry is named', async (t) => {
  const database = await demonstration(t)
  const password = { input: 'correct horse battery staple\n' }
  for (const name of ['one', 'two', 'three'])
    await sightlineDoes(['user', 'add', '--name', `Example ${name}`, '--email', `${name}@trust.example`, '--role', 'guardian', '--organisation', 'RWE', '--database', database.url], password)
  assert.match((await sightlineDoes(['audit', 'verify', '--database', database.url])).out, /All \d+ entries hold/)
  await assert.rejects(sql(database, 'DELETE FROM audit_entry WHERE sequence = 2;'), /append_only/)
  await sql(database, 'DROP TRIGGER audit_entry_keeps_updates_out;')
  await sql(database, "UPDATE audit_entry SET action = 'nothing to see' WHERE sequence = 2;")
  await refuses(['audit', 'verify', '--database', database.url], 1, /Entry 2 is the first that does not fit/)
})

test('a database that cannot be had is said plainly', async (t) => {
  const folder = freshFolder(t)
  await refuses(['audit', 'verify', '--database', `sqlite:${folder}/none.db`], 1, /There is no database at .*none\.db/)
  assert.ok(!existsSync(join(folder, 'none.db')))
  writeFileSync(join(folder, 'text.db'), 'This is a letter and not a database. '.repeat(200))
  await refuses(['migrate', '--database', `sqlite:${folder}/text.db`], 1, /not a database/i)
  assert.ok(statSync(join(folder, 'text.db')).size > 5000, 'the letter is still there')
  await refuses(['migrate', '--database', `postgresql:///x?host=${folder}&user=nobody`], 1, /./)
})

test('settings come from flags, then the environment, then a file', async (t) => {
  const folder = freshFolder(t)
  const [flag, variable, file] = ['flag', 'variable', 'file'].map((name) => `sqlite:${folder}/${name}.db`)
  const config = join(folder, 'sightline.ini')
  writeFileSync(config, `database="${file}"\n`)
  await sightlineDoes(['--config', config, 'migrate'])
  assert.ok(existsSync(`${folder}/file.db`))
  await sightlineDoes(['--config', config, 'migrate'], { env: { SIGHTLINE_DATABASE: variable } })
  assert.ok(existsSync(`${folder}/variable.db`))
  await sightlineDoes(['migrate', '--database', flag], { env: { SIGHTLINE_DATABASE: variable } })
  assert.ok(existsSync(`${folder}/flag.db`))

  writeFileSync(config, '[serve]\nport=1\naddress="203.0.113.1"\n')
  const serving = ['--config', config, 'serve', '--database', flag]
  await refuses(serving, 1, /203\.0\.113\.1/)
  await refuses(serving, 1, /203\.0\.113\.2/, { env: { SIGHTLINE_ADDRESS: '203.0.113.2' } })
  await refuses([...serving, '--address', '203.0.113.3'], 1, /203\.0\.113\.3/, { env: { SIGHTLINE_ADDRESS: '203.0.113.2' } })
})
