// Medical HR brings in the establishment: all of the file, or nothing and what to mend.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { demonstration, engines, sql } from '../support/databases.mjs'
import { repository, serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()
const p1Table = readFileSync(`${repository}/data/demonstration/establishment-2017-11.csv`, 'utf8')

async function given_someone(t, title, engine = 'sqlite') {
  const database = await demonstration(t, engine)
  const server = await serveDemonstration(t, database)
  const visitor = await arrive(t, server.origin)
  await signInAs(visitor, title)
  return { visitor, database }
}

async function when_she_imports(visitor, csv, [day, month, year] = ['31', '10', '2026'], name = 'october.csv') {
  const boxes = visitor.page.getByRole('group', { name: 'The day that the file describes' })
  await boxes.getByLabel('Day').fill(day)
  await boxes.getByLabel('Month').fill(month)
  await boxes.getByLabel('Year').fill(year)
  if (csv !== null) await visitor.page.getByLabel('The CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await visitor.press('Import')
}

const imports = async (database) => Number(await sql(database, 'SELECT count(*) FROM establishment_import;'))

for (const { engine, skip } of engines)
  test(`a good file is imported (${engine})`, { skip }, async (t) => {
    const { visitor, database } = await given_someone(t, 'Medical workforce (HR)', engine)
    await visitor.open('/establishment')
    await visitor.sees('As at 30 November 2017', 'P1', '113.6', '909', '12%')
    await visitor.press('Import a file')
    await when_she_imports(visitor, p1Table.replace('CHUGGS,133', 'CHUGGS,134').replace('Total,909', 'Total,910'))
    await visitor.sees('The establishment was imported.', 'As at 31 October 2026', 'october.csv', '910')
    assert.equal(await imports(database), 2)

    await visitor.open('/establishment/import')
    await when_she_imports(visitor, p1Table.replace('CHUGGS,133', 'CHUGGS,134').replace('Total,909', 'Total,910'))
    await visitor.sees('Nothing was changed')
    assert.equal(await imports(database), 2)
    await visitor.open('/establishment?on=2017-12-01')
    await visitor.sees('As at 30 November 2017', '909')
  })

test('a file with faults is refused whole, with each place and what to do', async (t) => {
  const { visitor, database } = await given_someone(t, 'Medical workforce (HR)')
  await visitor.open('/establishment/import')
  await when_she_imports(visitor, p1Table.replace('CSI,68,0', '<b>Surgery</b>,68,none').replace('3,4.9', '3,"4,9"'))
  assert.equal(visitor.status, 400)
  await visitor.sees('Nothing was imported', 'There is a problem', /2.*4,9|4\.9/, '<b>Surgery</b>')
  const places = await visitor.page.locator('main table tbody tr').allInnerTexts()
  assert.ok(places.length >= 3, places.join('\n'))
  assert.ok(places.some((row) => /\b3\b/.test(row) && /FY1/.test(row)), places.join('\n'))
  assert.equal(await visitor.page.getByRole('group', { name: 'The day that the file describes' }).getByLabel('Year').inputValue(), '2026')

  await when_she_imports(visitor, null)
  await visitor.sees('Choose the CSV file to import.')
  await when_she_imports(visitor, p1Table, ['31', '2', '2026'])
  assert.equal(visitor.status, 400)
  await when_she_imports(visitor, 'PK\u0003\u0004 a workbook', undefined, 'october.xlsx')
  assert.equal(visitor.status, 400)
  assert.equal(await imports(database), 1)
})

test('the file to fill in has the directorates in it', async (t) => {
  const { visitor } = await given_someone(t, 'Medical workforce (HR)')
  const answer = await visitor.context.request.get('/establishment/template.csv')
  assert.equal(answer.status(), 200)
  for (const name of ['directorate', 'CHUGGS', 'WCC']) assert.ok((await answer.text()).includes(name), name)
})

test('someone with another role cannot import', async (t) => {
  const { visitor, database } = await given_someone(t, 'Rota coordinator')
  await visitor.open('/establishment')
  assert.equal(visitor.status, 200)
  await visitor.doesNotSee('Import a file')
  await visitor.open('/establishment/import')
  assert.equal(visitor.status, 403)
  const token = await visitor.page.locator('input[name=csrf]').first().inputValue()
  const file = { name: 'october.csv', mimeType: 'text/csv', buffer: Buffer.from(p1Table) }
  const parts = { csrf: token, 'as-at-day': '31', 'as-at-month': '10', 'as-at-year': '2026', file }
  const forced = await visitor.context.request.post('/establishment/import', { multipart: parts })
  assert.equal(forced.status(), 403)
  assert.equal(await imports(database), 1)
})
