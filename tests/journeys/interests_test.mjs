// Interests: a member declares on a phone, a lead screens an item, and whoever the party turns out to be sees its open
// title alone; the public reads what may be read.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstration } from '../support/databases.mjs'
import { serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()
const meeting = '/meetings/vpc-2026-11-18'
const councillor = 'Councillor on the committee'
const lead = 'Governance lead'
const council_lead = 'Conflicts lead of the council'

async function given_a_server(t) {
  return serveDemonstration(t, await demonstration(t))
}

async function given_someone(t, server, title, options = {}) {
  const visitor = await arrive(t, server.origin, options)
  await signInAs(visitor, title)
  return visitor
}

const phone = { size: 'phone' }

async function declares(visitor, description, organisation) {
  await visitor.open('/interests')
  await visitor.press('Declare an interest')
  await visitor.choose('Financial')
  await visitor.fill('What is the interest?', description)
  await visitor.fill('Which organisations or suppliers does it concern?', organisation)
  for (const [part, value] of [['day', '1'], ['month', '11'], ['year', '2026']])
    await visitor.page.locator(`#from-${part}`).fill(value)
  await visitor.choose('Yes')
  await visitor.press('Put it on the register')
}

for (const scripts of [true, false])
  test(`a member declares, confirms and ends an interest on a phone (${scripts ? 'with' : 'without'} scripts)`, async (t) => {
    const server = await given_a_server(t)
    const he = await given_someone(t, server, councillor, { ...phone, scripts })
    await he.open('/interests')
    await he.sees('Trustee of a charity for carers', 'Declared 32 days late')
    await he.press('Nothing has changed: confirm')
    await he.sees('You have confirmed what is on the register.', 'Confirm it again by 18 November 2027')
    await he.press('Declare an interest')
    await he.press('Put it on the register')
    await he.sees('There is a problem', 'Say what the interest is.', 'Choose whether it may be published.')
    await declares(he, 'Shares in a maker of mattresses', 'Example Mattresses Ltd')
    await he.sees('Your interest is on the register.', 'Shares in a maker of mattresses')
    await he.follow('Shares in a maker of mattresses')
    for (const [part, value] of [['day', '17'], ['month', '11'], ['year', '2026']])
      await he.page.locator(`#ended-${part}`).fill(value)
    await he.press('It has ended')
    await he.sees('Its last day is on the register.', 'Ended 17 Nov 2026')
  })

test('a lead screens an item by an organisation, and its people see the open title alone', async (t) => {
  const server = await given_a_server(t)
  const he = await given_someone(t, server, councillor, phone)
  await declares(he, 'Shares in a home', 'Community beds')
  await he.open(meeting)
  await he.sees('Award of the community beds contract: the recommended bidder')

  const she = await given_someone(t, server, lead)
  await she.open('/interests/overview')
  await she.follow('Vale Partnership Committee, Wednesday 18 November 2026')
  await she.sees('Not dealt with', 'BS has registered an interest (financial) in Community beds, which stands in the title.')
  await she.follow('Screen it again (Item 4)')
  await she.press('Propose this')
  await she.sees('There is a problem', 'Choose what the item asks of them.')
  await she.choose('They leave, and see neither papers nor private minutes')
  await she.choose('All of Vale County Council')
  await she.choose('All of Vale Hospitals NHS Trust')
  await she.page.getByLabel('A conflict here').first().check()
  await she.fill('Why', 'Both may gain by the award.')
  await she.press('Propose this')
  await she.sees('Both may gain by the award.', 'Elm Mockup (NHS commissioners) proposed', 'BS')
  await she.doesNotSee('Not dealt with')

  await he.open(meeting)
  await he.sees('Award of the community beds contract (closed to you)')
  await he.doesNotSee('recommended bidder')
  const theirs = await given_someone(t, server, council_lead)
  await theirs.open(`${meeting}/screening`)
  await theirs.sees('An interest keeps this item from you.')
  await theirs.doesNotSee('recommended bidder', 'Both may gain')
  const chair = await given_someone(t, server, 'Committee chair', phone)
  await chair.open(`${meeting}/screening`)
  await chair.sees('Both may gain by the award.')
})

test('another sector concurs before a screening is loosened', async (t) => {
  const server = await given_a_server(t)
  const she = await given_someone(t, server, lead)
  await she.open(`${meeting}/screening?item=4`)
  await she.choose('Nobody has a conflict here')
  await she.press('Propose this')
  await she.sees('a lead of another sector has to concur first')
  const conflicted = await given_someone(t, server, 'Committee member with an interest', phone)
  await conflicted.open(meeting)
  await conflicted.sees('(closed to you)')
  const theirs = await given_someone(t, server, council_lead)
  await theirs.open(`${meeting}/screening`)
  await theirs.press('Concur with all that others proposed')
  await theirs.sees('Fern Mockup (local authorities) concurs')
  await conflicted.open(meeting)
  await conflicted.doesNotSee('(closed to you)')
})

test('the public reads the register without signing in, and nothing that is held back', async (t) => {
  const server = await given_a_server(t)
  const reader = await arrive(t, server.origin, phone)
  await reader.open('/public/committees/vpc/interests')
  await reader.sees('Trustee of a charity for carers')
  const she = await given_someone(t, server, lead)
  await she.open('/interests/overview')
  await she.follow('Birch Sample')
  await she.choose('Hold it back from publication')
  await she.fill('Why', 'It would tell where a child lives.')
  await she.press('Decide')
  await she.sees('Held back from publication by the governance lead EM')
  await reader.open('/public/committees/vpc/interests')
  await reader.doesNotSee('Trustee of a charity for carers', 'where a child lives')
  const file = await reader.page.request.get('/public/committees/vpc/interests/interests.csv')
  assert.equal(file.status(), 200)
  assert.ok(!(await file.text()).includes('carers'), 'the file has nothing that the page has not')
})
