// An invented committee decides without a quorum, ratifies that later, resolves to stand down, hands over and closes.
import { test } from 'node:test'
import { demonstration } from '../support/databases.mjs'
import { serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()
const secretary = 'Committee secretary'
const committee = '/committees/vpc'

async function given_a_secretary(t) {
  const server = await serveDemonstration(t, await demonstration(t))
  const she = await arrive(t, server.origin)
  await signInAs(she, secretary)
  return { server, she }
}

const line_of = (visitor) => visitor.page.getByLabel(/^What happened\?/)

async function types(visitor, ...lines) {
  for (const line of lines) {
    await line_of(visitor).fill(line)
    await visitor.leave(() => visitor.find('button', 'Set it down').click())
  }
}

/** All three partners must be there from now on. */
async function ask_for_three(she) {
  await she.open(`${committee}/terms`)
  await she.fill('Count 1: at least', '3')
  await she.press('Save the quorum')
  await she.sees('At least 3 voting members')
}

async function decide_without_a_quorum(she) {
  await she.open(`${committee}/meetings/new`)
  await she.fill('Day', '17')
  await she.fill('Month', '11')
  await she.fill('Year', '2026')
  await she.press('Plan the meeting')
  await she.press('Issue the agenda')
  await she.open('/meetings/vpc-2026-11-17/live')
  await types(she, 'AE and BS here at 9.28', 'open 9.30', 'item 1', 'APPROVE the winter plan',
    'action AE by 12 December: write to the partners', 'close 10.30')
  await she.sees('APPROVE the winter plan Provisional until ratified')
}

async function open_parts(she, words) {
  await she.page.getByText(words, { exact: true }).click()
}

async function ratify_and_resolve_to_end(she) {
  await she.open(`${committee}/decisions`)
  await she.sees('1 of these was taken without a quorum', 'No route is set down yet')
  await she.page.getByLabel('Agenda of', { exact: true }).selectOption({ label: 'the meeting of 18 November 2026' })
  await she.press('Put what awaits ratification on the agenda')
  await she.sees('What awaits ratification is on the agenda', 'On the next agenda')
  await she.open('/meetings/vpc-2026-11-18/live')
  await types(she, 'AE, BS and CS here at 9.28', 'open 9.30', 'item 10')
  await she.sees('No outcome yet', 'Decided on 17 November 2026 at item 1: APPROVE the winter plan')
  await open_parts(she, 'Answer part 1')
  await she.press('Set down the outcome of part 1')
  await types(she, 'item 7', 'APPROVE the proposal that this committee stands down on 18 November')
  await she.open(`${committee}/decisions`)
  await she.sees('Ratified', 'At the meeting on 18 November 2026')
  await she.doesNotSee('do not stand until ratified')
}

async function answer(she, title, words) {
  const label = `What is done about: ${title}`
  const field = she.page.getByLabel(label, { exact: true })
  const form = she.page.locator('form', { has: field })
  await she.page.locator('details', { has: field }).locator('summary').click()
  await field.fill(words)
  await she.leave(() => form.getByRole('button', { name: 'Save this answer' }).click())
}

async function hand_over(she, reference) {
  await open_parts(she, `Move ${reference} to a successor`)
  const form = she.page.locator('form', { has: she.page.getByRole('button', { name: `Move ${reference}`, exact: true }) })
  await form.getByLabel('Moved to', { exact: true }).selectOption({ label: 'NHS Executive' })
  await form.getByLabel('They have accepted it', { exact: true }).check()
  await she.leave(() => form.getByRole('button', { name: `Move ${reference}`, exact: true }).click())
}

test('a committee ratifies what it decided without a quorum, stands down and hands over', async (t) => {
  const { server, she } = await given_a_secretary(t)
  await ask_for_three(she)
  await decide_without_a_quorum(she)
  await ratify_and_resolve_to_end(she)

  await she.open(`${committee}/standing-down`)
  await she.sees('The power to end it Closed', 'Nobody is left to approve the minutes of the last meeting')
  await she.sees('Still open:')
  for (const [part, value] of [['day', '18'], ['month', '11'], ['year', '2026']]) await she.page.locator(`#effective-${part}`).fill(value)
  await she.press('Save the last day')
  await she.fill('Duty', 'Winter plan')
  await she.fill('Taken over by', 'NHS Executive')
  await she.press('Add the duty')
  await she.choose('Circulated to the last members, who confirm them')
  await she.press('Save the route')
  for (const reference of ['VPC/26/1', 'VPC/26/43/1']) await hand_over(she, reference)
  for (const title of ['open risks', 'forward plan', 'delegated powers', 'registers of leaving members', 'public notice', 'records'])
    await answer(she, title, 'The NHS Executive takes it on.')
  await she.press('Stand the committee down')
  await she.sees('Stood down')

  await she.open('/committees/nhsexec/actions')
  await she.sees('Write to the partners', 'VPC/26/43/1')
  await she.open(committee)
  await she.sees('has been stood down and meets no more', 'Its last day was 18 November 2026')
  await she.open(`${committee}/meetings/new`)
  await she.sees('holds no more meetings')
  const member = await arrive(t, server.origin, { size: 'phone' })
  await signInAs(member, 'Committee chair')
  await member.open(committee)
  await member.sees('has been stood down and meets no more')
  await member.open(`${committee}/decisions`)
  await member.sees('the winter plan', 'Ratified')
})

test('what a recorded meeting lacked to end a committee is told', async (t) => {
  const { she } = await given_a_secretary(t)
  await she.open('/committees/slt/standing-down')
  await she.sees('SUPPORT Stand down SLT meetings with immediate effect', 'is provisional: a meeting without a quorum cannot end a body',
    'the Partnership Board, and the decision does not', 'Nobody is left to approve')
  await she.open('/committees/slt/decisions?status=provisional')
  await she.sees('SLT/19/142/D1', 'Not quorate')
})
