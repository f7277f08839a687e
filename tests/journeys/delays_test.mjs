// An analyst keeps the register of delayed people: she adds one, changes the reason, and the month's days follow.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstration, engines, sql } from '../support/databases.mjs'
import { serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()

async function given_someone(t, title, { engine = 'sqlite', ...how } = {}) {
  const database = await demonstration(t, engine)
  const server = await serveDemonstration(t, database)
  const visitor = await arrive(t, server.origin, how)
  await signInAs(visitor, title)
  return { visitor, database, server }
}

async function fill_day(visitor, legend, [day, month, year]) {
  const boxes = visitor.page.getByRole('group', { name: legend })
  await boxes.getByLabel('Day').fill(day)
  await boxes.getByLabel('Month').fill(month)
  await boxes.getByLabel('Year').fill(year)
}

async function when_she_adds(visitor, reference, first = ['2', '11', '2026']) {
  await visitor.open('/performance/delays/register/new')
  await visitor.fill('Local reference', reference)
  await visitor.page.getByLabel('Provider').selectOption('RWE')
  await visitor.page.getByLabel('Council').selectOption('E06000016')
  await visitor.choose('Acute')
  await visitor.page.getByLabel('Reason').selectOption('E')
  await visitor.choose('Social care')
  await fill_day(visitor, 'First day of delay', first)
  await visitor.press('Add to the register')
}

const rows = async (database) => Number(await sql(database, 'SELECT count(*) FROM delay_revision;'))
const readings = async (database) =>
  Number(await sql(database, "SELECT count(*) FROM audit_entry WHERE action = 'delay register opened';"))

for (const { engine, skip } of engines)
  test(`the month's days follow what is done in the register (${engine})`, { skip }, async (t) => {
    const { visitor, database } = await given_someone(t, 'Performance analyst', { engine })
    await when_she_adds(visitor, 'd0417')
    await visitor.sees('The person was added to the register.', 'D0417', 'Still delayed', 'E, care package in own home')
    assert.equal(await readings(database), 1, 'reading the register is written down')

    await visitor.follow('D0417')
    await visitor.sees('Reference D0417', 'Change the reason')
    await visitor.page.getByLabel('Reason').selectOption('A')
    await visitor.choose('NHS')
    await fill_day(visitor, 'First day of the new reason', ['9', '11', '2026'])
    await visitor.press('Change the reason')
    await visitor.sees('one row ended and another began', 'A, completion of assessment', '8 Nov 2026')
    assert.equal(await rows(database), 3, 'the row, its end, and the new row: nothing is overwritten')

    await visitor.open('/performance/delays?place=LLR&month=2026-11')
    await visitor.sees('The register, November 2026', 'Delayed days of the register, by reason and attribution')
    const table = visitor.page.getByRole('table', { name: 'Delayed days of the register, by partner and attribution' })
    const before = await table.getByRole('row', { name: /^All|All/ }).last().innerText()

    await visitor.open('/performance/delays/register?month=2026-11')
    await visitor.page.getByRole('row').filter({ hasText: 'Still delayed' }).getByRole('link').click()
    await visitor.page.waitForURL(/rows/)
    await visitor.check()
    await fill_day(visitor, 'Last day of delay', ['10', '11', '2026'])
    await visitor.press('End the delay')
    await visitor.sees('The delay was ended.', '10 Nov 2026')
    await visitor.open('/performance/delays?place=LLR&month=2026-11')
    assert.notEqual(await table.getByRole('row', { name: /^All|All/ }).last().innerText(), before, "the month's days change")
  })

test('a fault is told at its field, and what was typed stays', async (t) => {
  const { visitor, database } = await given_someone(t, 'Performance analyst', { size: 'phone' })
  await when_she_adds(visitor, 'Smith')
  assert.equal(visitor.status, 400)
  await visitor.sees('There is a problem', 'never a name')
  assert.equal(await visitor.page.getByLabel('Local reference').inputValue(), 'Smith')
  assert.equal(await rows(database), 0)
})

test('the form is filled in and sent by keyboard alone, without scripts', async (t) => {
  const { visitor, database } = await given_someone(t, 'Performance analyst', { scripts: false })
  await visitor.open('/performance/delays/register/new')
  const { keyboard } = visitor.page
  await visitor.page.getByLabel('Local reference').focus()
  await keyboard.type('D0999')
  await keyboard.press('Tab')
  await keyboard.type('University Hospitals of Leicester')
  await keyboard.press('Tab')
  await keyboard.type('Leicester (E06000016)')
  await keyboard.press('Tab')
  await keyboard.press('Space')
  await keyboard.press('Tab')
  await keyboard.type('A, completion')
  await keyboard.press('Tab')
  await keyboard.press('Space')
  for (const part of ['3', '11', '2026']) {
    await keyboard.press('Tab')
    await keyboard.type(part)
  }
  await visitor.leave(() => keyboard.press('Enter'))
  await visitor.sees('D0999', 'A, completion of assessment', '3 Nov 2026')
  assert.equal(await rows(database), 1)
})

test('urgent care, delayed transfers and notices can be read on a phone', async (t) => {
  const { visitor } = await given_someone(t, 'Performance analyst', { size: 'phone' })
  await visitor.open('/performance/urgent-care?place=RWE')
  await visitor.sees('Urgent care', 'What is missing')
  await visitor.open('/performance/delays?place=LLR')
  await visitor.sees('Delayed transfers of care', 'Since 2020', 'A break')
  await visitor.open('/performance/delays/notices')
  await visitor.sees('From which day can a delay be put down to social care?')
})
