// A committee's meeting: planned, run from one line, lost connection and all; and what of it a member with an interest sees.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstration } from '../support/databases.mjs'
import { serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()
const secretary = 'Committee secretary'
const meeting = '/meetings/vpc-2026-11-18'

async function given_a_server(t) {
  const database = await demonstration(t)
  return serveDemonstration(t, database)
}

async function given_someone(t, server, title, options = {}) {
  const visitor = await arrive(t, server.origin, options)
  await signInAs(visitor, title)
  return visitor
}

const line_of = (visitor) => visitor.page.getByLabel(/^What happened\?/)

async function types(visitor, ...lines) {
  for (const line of lines) {
    await line_of(visitor).fill(line)
    await visitor.leave(() => visitor.find('button', 'Set it down').click())
  }
}

async function given_a_meeting_under_way(visitor) {
  await visitor.open(`${meeting}/live`)
  await types(visitor, 'AE and BS here at 9.28', 'open 9.30', 'item 1')
}

for (const scripts of [true, false])
  test(`a secretary plans a meeting and issues its agenda (${scripts ? 'with' : 'without'} scripts)`, async (t) => {
    const server = await given_a_server(t)
    const she = await given_someone(t, server, secretary, { scripts })
    await she.open('/committees')
    await she.follow('Vale Partnership Committee')
    await she.sees('At least 2 voting members', 'Dr Ash Example', 'Thursday 14 May 2026')
    await she.press('Plan a meeting')
    await she.fill('Day', '31')
    await she.fill('Month', '11')
    await she.fill('Year', '2026')
    await she.press('Plan the meeting')
    await she.sees('There is a problem')
    await she.fill('Day', '10')
    await she.fill('Month', '12')
    await she.press('Plan the meeting')
    await she.sees('Agenda: Vale Partnership Committee, 10 December 2026', 'Apologies for absence and quorum')
    await she.fill('Title', 'Therapies update')
    await she.fill('What is asked of the meeting', 'approve the recommendations')
    await she.choose('It has a paper')
    await she.press('Add the item')
    await she.sees('7 Therapies update. Paper C')
    await she.press('Issue the agenda')
    await she.sees('The agenda is issued: numbers and letters stay as they are')
  })

test('a secretary runs a meeting from one line, and sees its quorum', async (t) => {
  const server = await given_a_server(t)
  const she = await given_someone(t, server, secretary)
  await given_a_meeting_under_way(she)
  await she.sees('Quorate by one: if AE or BS leaves it fails.')
  await types(she, 'CS here by video at 9.33', 'Apologies were noted.', 'item 4')
  await she.sees('CS: leaves the room, and sees neither papers nor private minutes. Has not declared yet, and is not out yet.')
  await she.press('CS declares')
  await she.press('CS is out')
  await she.sees('Has declared, and takes no part in the decision', 'Quorate by one')
  await types(she, 'BS left', 'APPROVE the award for one year')
  await she.sees('Not quorate', 'A decision now is provisional until it is ratified', 'APPROVE the award for one year Provisional until ratified')
  await types(she, 'action AE by 12 December: send the contract')
  await she.sees('Action for AE, by 12 December: send the contract')
})

test('what a secretary types is taken back to her with what was not understood', async (t) => {
  const server = await given_a_server(t)
  for (const scripts of [true, false]) {
    const she = await given_someone(t, server, secretary, { scripts })
    await she.open(`${meeting}/live`)
    await line_of(she).fill('apologies AE, ZZ')
    await she.leave(() => she.find('button', 'Set it down').click())
    await she.sees('There is a problem', 'There is nobody on the meeting\'s list with the initials “ZZ”.')
    assert.equal(await line_of(she).inputValue(), 'apologies AE, ZZ')
  }
})

test('lines typed without a connection wait on the device and are sent in order', async (t) => {
  const server = await given_a_server(t)
  const she = await given_someone(t, server, secretary)
  await given_a_meeting_under_way(she)
  await she.context.setOffline(true)
  for (const words of ['The first thing said.', 'The second thing said.']) {
    await line_of(she).fill(words)
    await line_of(she).press('Enter')
  }
  await she.page.getByText('Not sent yet, and kept on this device: The first thing said. / The second thing said.').waitFor()
  she.faults.length = 0
  await she.leave(() => she.context.setOffline(false))
  await she.page.getByText('Not sent yet').waitFor({ state: 'detached' })
  await she.sees(/The first thing said\. .* The second thing said\./)
  const entries = await she.page.locator('.sl-entry').allInnerTexts()
  assert.equal(entries.length, 2, 'each is kept once')
})

test('two secretaries at once see what the other sets down', async (t) => {
  const server = await given_a_server(t)
  const she = await given_someone(t, server, secretary)
  const other = await given_someone(t, server, secretary)
  await given_a_meeting_under_way(she)
  await other.open(`${meeting}/live`)
  await line_of(other).fill('Half a sentence')
  await types(she, 'Said by the first.')
  await other.page.getByText('Someone else has set something down.').waitFor()
  assert.equal(await line_of(other).inputValue(), 'Half a sentence', 'what she types is not taken from her')
  await other.leave(() => other.find('link', /Show it/).click())
  await other.sees('Said by the first.')
  assert.equal(await line_of(other).inputValue(), 'Half a sentence')
})

test('a member with an interest sees nothing of the item that is closed to her', async (t) => {
  const server = await given_a_server(t)
  const she = await given_someone(t, server, secretary)
  await given_a_meeting_under_way(she)
  await types(she, 'item 4', 'The hidden bidder was praised.', 'item 5', 'The winter plan was presented.')
  const chair = await given_someone(t, server, 'Committee chair', { size: 'phone' })
  await chair.open(meeting)
  await chair.sees('The hidden bidder was praised.', 'The winter plan was presented.')
  const conflicted = await given_someone(t, server, 'Committee member with an interest', { size: 'phone' })
  await conflicted.open('/committees')
  await conflicted.open(meeting)
  await conflicted.sees('Item 4: Award of the community beds contract (closed to you)', 'The winter plan was presented.')
  await conflicted.doesNotSee('hidden bidder')
  await conflicted.open(`${meeting}/live`)
  assert.equal(conflicted.status, 403)
})

test('recorded meetings are read as they were minuted', async (t) => {
  const server = await given_a_server(t)
  const she = await given_someone(t, server, secretary, { size: 'phone' })
  await she.open('/committees/slt')
  await she.follow('Thursday 19 December 2019')
  await she.sees('not quorate: only 2 CCG Chairs in attendance', 'Item 140: Therapies (Occupational & Physiotherapy) Update', 'Provisional until ratified')
})
