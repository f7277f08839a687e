// Minutes on their way: drafted from the record, worded, checked by the chair, circulated, amended, approved by the next
// meeting, final; and committees in common, whose decision is each body's own.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstration, sql } from '../support/databases.mjs'
import { serveDemonstration, wednesdayEvening } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()
const november = '/meetings/vpc-2026-11-18'

async function given_someone(t, server, title, options = {}) {
  const visitor = await arrive(t, server.origin, options)
  await signInAs(visitor, title)
  return visitor
}

async function types(visitor, ...lines) {
  for (const line of lines) {
    await visitor.page.getByLabel(/^What happened\?/).fill(line)
    await visitor.leave(() => visitor.find('button', 'Set it down').click())
  }
}

async function unfold(visitor, words) {
  await visitor.page.getByText(words, { exact: false }).first().click()
}

async function plans(visitor, committee, day, month) {
  await visitor.open(`/committees/${committee}/meetings/new`)
  await visitor.fill('Day', day)
  await visitor.fill('Month', month)
  await visitor.fill('Year', '2026')
  await visitor.press('Plan the meeting')
}

test('minutes go from the record to the next meeting that approves them as amended', async (t) => {
  const database = await demonstration(t)
  const server = await serveDemonstration(t, database)
  const she = await given_someone(t, server, 'Committee secretary')
  await she.open(`${november}/live`)
  await types(she, 'AE and BS here at 9.28', 'open 9.30', 'item 1', 'AE welcomed the members of the committe.',
    'AGREE the agenda', 'BS abstains', 'condition AE by 10 December, checked by BS: the costs are agreed', 'close 9.50')
  await she.open(`${november}/minutes`)
  await she.press('Draw up the draft')
  await she.sees('DRAFT', 'AGREE', 'Abstained', 'Condition: the costs are agreed', 'checked by')
  await she.sees('The chair has checked them')

  const chair = await given_someone(t, server, 'Committee chair')
  await chair.open(`${november}/minutes`)
  await chair.press('The chair has checked them')
  await she.open(`${november}/minutes`)
  await she.press('Circulate to members')
  await she.sees('Circulated')

  await chair.open(`${november}/minutes`)
  await chair.page.getByLabel('Item', { exact: true }).selectOption({ index: 1 })
  await chair.fill('For these words', 'the committee of nobody')
  await chair.fill('Read these', 'the committee')
  await chair.press('Propose it')
  await chair.sees('There is a problem')
  await chair.fill('For these words', 'members of the committe')
  await chair.fill('Read these', 'members of the committee')
  if (await chair.page.getByLabel('Proposed by', { exact: true }).count())
    await chair.page.getByLabel('Proposed by', { exact: true }).selectOption({ index: 1 })
  await chair.press('Propose it')
  await she.open(`${november}/minutes`)
  await she.sees('members of the committee')
  await she.page.getByRole('button', { name: /agreed/i }).first().click()
  await she.page.waitForLoadState()

  await plans(she, 'vpc', '10', '12')
  await she.press('Issue the agenda')
  await server.stop()

  const later = await serveDemonstration(t, database, '2026-12-10T11:00')
  const again = await given_someone(t, later, 'Committee secretary')
  await again.open('/meetings/vpc-2026-12-10/live')
  await types(again, 'AE and BS here at 9.28', 'open 9.30')
  await again.open(`${november}/minutes`)
  await again.page.getByLabel('Approved at the meeting of').first().selectOption({ index: 1 })
  await again.press('Approve with the agreed amendments')
  await again.sees('APPROVED SUBJECT TO AMENDMENTS')
  await again.press('Make them final')
  await again.sees('CONFIRMED', 'members of the committee.')
  for (const [file, type] of [['minutes.pdf', 'application/pdf'], ['minutes.docx', 'wordprocessingml']]) {
    const answer = await again.page.request.get(`${november}/minutes/${file}`)
    assert.equal(answer.status(), 200)
    assert.ok(answer.headers()['content-type'].includes(type))
  }
})

test('committees in common sit at one table and each decides for itself', async (t) => {
  const database = await demonstration(t)
  await sql(database, `INSERT INTO committee (id, is_stood_down, life, version, document)
    VALUES ('vgb', 0, 'established', 1, '{"id":"vgb","name":"Vale Governing Body","kind":"governing body","quorum_rule":{"at_least":1,"of":{"voting":true}}}')`)
  await sql(database, `INSERT INTO committee_secretary (committee, account)
    SELECT 'vgb', person FROM demo_persona WHERE title = 'Committee secretary'`)
  const server = await serveDemonstration(t, database, wednesdayEvening)
  const she = await given_someone(t, server, 'Committee secretary')
  await plans(she, 'vpc', '10', '12')
  await plans(she, 'vgb', '10', '12')
  await she.open('/meetings/vpc-2026-12-10/agenda')
  await she.fill('Title', 'One plan for the Vale')
  await she.fill('What is asked of the meeting', 'approve the plan')
  await she.choose('It has a paper')
  await she.press('Add the item')
  await she.sees('One plan for the Vale')
  await she.follow('Committees in common')
  await she.press('Sit together')
  await she.sees('It sits in common with', 'Vale Governing Body', 'Items in common', 'None yet')
  const common = she.page.getByLabel(/One plan for the Vale/)
  const number = /^(\d+) /.exec((await common.locator('xpath=following-sibling::label').innerText()).trim())[1]
  await common.check()
  await she.press('Put them on all agendas')
  await she.open('/meetings/vgb-2026-12-10/agenda')
  await she.sees('One plan for the Vale', 'this meeting sits together with others')
  await she.page.getByText('Change time and place').click()
  await she.fill('Starts', '9.30')
  await she.press('Save time and place')
  await she.page.getByText('Choose the chair').click()
  await she.page.getByLabel('Chair', { exact: true }).selectOption({ index: 1 })
  await she.press('Choose')
  await she.press('Issue the agenda')
  await she.sees('The agenda is issued')
  await she.open('/meetings/vpc-2026-12-10/agenda')
  await she.press('Issue the agenda')
  await she.open('/meetings/vpc-2026-12-10/live')
  await types(she, 'AE and BS here at 9.28', 'open 9.30', `item ${number}`, 'The plan was put to both.')
  await she.sees('Sitting in common with', 'Vale Governing Body: not quorate', 'Quorate')
  await types(she, 'APPROVE the plan')
  await she.choose('For the Vale Partnership Committee alone')
  await types(she, 'This note is ours alone.')
  await she.follow('Vale Governing Body')
  await she.sees('The plan was put to both.', 'APPROVE the plan Provisional until ratified')
  await she.doesNotSee('This note is ours alone.')
})
