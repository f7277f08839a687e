// The System Leadership Team's meeting of 19 December 2019 as it should have gone: opened without a quorum and said so,
// item 140 screened with its parties resolved to people who took no part in deciding, decisions kept as provisional, and
// the end of the body only once a quorate meeting had ratified it, with everything handed over.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { demonstration, freshFolder, sql } from '../support/databases.mjs'
import { repository, serveDemonstration, sightlineDoes } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()
const morning = '2019-12-19T08:30'
const team = '/committees/team'
const december = '/meetings/team-2019-12-19'
const january = '/meetings/team-2020-01-06'

const recorded = JSON.parse(readFileSync(`${repository}/data/demonstration/system-leadership-team.json`))
const present = recorded.meetings.find((one) => one.date === '2019-12-19').attendance

/** The people of the recorded meeting, by initials; the three clinical chairs make the quorum, and nobody deputises for it. */
function bookOfTheTeam() {
  const seat = (person, tags = []) => ({ id: `seat-${person}`, holder: person, org: present.find((row) => row.person === person).org, tags })
  const members = ['um', 'ml', 'afa', 'aw', 'db', 'afu', 'mw', 'rm', 'er', 'soc', 'lc', 'ma']
  const chairs = ['um', 'ml', 'afa']
  const action = (id, text) => ({ id, ref_as_recorded: id, raised_at: 'team-2019-11-21', raised_item: '1', text, owners: ['rm'], final_state: 'open' })
  return {
    ...recorded,
    bodies: [...recorded.bodies, {
      id: 'team', name: 'System Leadership Team as it should have gone', kind: 'joint committee', reference_pattern: 'SLT {yy}/{seq}',
      seats: members.map((one) => seat(one, [...(chairs.includes(one) ? ['ccg_chair'] : []), ...(one === 'aw' ? ['chair'] : [])])),
      quorum_rule: { rule: { at_least: 3, of: { seat_tags_any: ['ccg_chair'] } }, options: { deputies_count: false } }
    }],
    meetings: [...recorded.meetings, {
      id: 'team-2019-11-21', body: 'team', date: '2019-11-21', weekday: 'Thursday', quorum: {}, chair: 'aw',
      attendance: [], items: [{ no: '1', title: 'Action log', kind: 'action_log', actions: ['SLT 19/32', 'SLT 19/76'] }]
    }],
    actions: [...recorded.actions, action('SLT 19/32', 'Bring the end of life programme report.'), action('SLT 19/76', 'Report on the community teams.')]
  }
}

async function given_the_team(t) {
  const database = await demonstration(t, 'sqlite', morning)
  const file = join(freshFolder(t), 'team.json')
  writeFileSync(file, JSON.stringify(bookOfTheTeam()))
  await sightlineDoes(['governance', 'import', file, '--database', database.url])
  await sql(database, `INSERT INTO committee_secretary (committee, account)
    SELECT 'team', person FROM demo_persona WHERE title = 'Committee secretary'`)
  return database
}

async function given_someone(t, server, title) {
  const visitor = await arrive(t, server.origin)
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

async function plans(she, [day, month, year]) {
  await she.open(`${team}/meetings/new`)
  await she.fill('Day', day)
  await she.fill('Month', month)
  await she.fill('Year', year)
  await she.fill('Starts', '9.00')
  await she.press('Plan the meeting')
}

async function adds(she, title, asked, proposal = '') {
  await she.page.getByLabel('Title', { exact: true }).fill(title)
  await she.page.getByLabel('What is asked of the meeting').fill(asked)
  if (proposal) await she.page.getByLabel('What is proposed').fill(proposal)
  await she.choose('It has a paper')
  await she.press('Add the item')
}

/** The outcome of one part of a proposal. */
async function answers(she, part, verb, words) {
  const details = she.page.locator('details').filter({ hasText: `Answer part ${part}` })
  await details.locator('summary').click()
  if (verb) await she.page.getByLabel(`What was done with part ${part}`, { exact: true }).selectOption({ label: verb })
  if (words) await details.getByLabel('In words', { exact: true }).fill(words)
  await she.press(`Set down the outcome of part ${part}`)
}

async function saves(she, title, words) {
  const field = she.page.getByLabel(`What is done about: ${title}`, { exact: true })
  const form = she.page.locator('form', { has: field })
  await she.page.locator('details', { has: field }).locator('summary').click()
  await field.fill(words)
  await she.leave(() => form.getByRole('button', { name: 'Save this answer' }).click())
}

async function hands_over(she, reference) {
  await she.page.getByText(`Move ${reference} to a successor`, { exact: true }).click()
  const form = she.page.locator('form', { has: she.page.getByRole('button', { name: `Move ${reference}`, exact: true }) })
  await form.getByLabel('Moved to', { exact: true }).selectOption({ label: 'NHS Executive' })
  await form.getByLabel('They have accepted it', { exact: true }).check()
  await she.leave(() => form.getByRole('button', { name: `Move ${reference}`, exact: true }).click())
}

test('an inquorate meeting screens, excludes, decides provisionally, and ends the body only in a quorate one', async (t) => {
  const database = await given_the_team(t)
  const server = await serveDemonstration(t, database, morning)
  const she = await given_someone(t, server, 'Committee secretary')
  await plans(she, ['19', '12', '2019'])
  await adds(she, 'Therapies update', 'approve the recommendations')
  await adds(she, 'Proposal to change the system governance', 'approve', 'Stand this team down\nStand the Partnership Board down')
  await she.press('Issue the agenda')
  await she.sees('7 Therapies update', '8 Proposal to change the system governance')

  // Before the meeting a governance lead screens the therapies item: two organisations, resolved to their people.
  const lead = await given_someone(t, server, 'Governance lead')
  await lead.open(`${december}/screening?item=7`)
  await lead.choose('They stay and speak, and take no part in the decision')
  await lead.choose("All of University Hospitals of Leicester NHS Trust")
  await lead.choose("All of Leicestershire Partnership NHS Trust")
  await lead.fill('Why', 'Both provide the therapies.')
  await lead.press('Propose this')
  await lead.sees('MW', 'AFu', 'SOC', 'LC', 'MA', 'Not looked at yet by: NHS providers')

  // It opens with two of the three chairs: not quorate, and the deputy for the third does not count.
  await she.open(`${december}/live`)
  await types(she, 'AW, UM, ML, DB, MW, AFu, LC, MA and SOC here at 9.00', 'RM here for AFa at 9.00', 'apologies AFa', 'open 9.03', 'item 2')
  await she.sees('Not quorate', 'A decision now is provisional until it is ratified')
  await types(she, 'item 7', 'MW, AFu, LC, MA and SOC out of the decision', 'MW presented the report.',
    'APPROVE the recommendations in the report', 'action RM by 31 January: take forward the primary care connection',
    'SOC, LC and MA left at 9.47')
  await she.sees('APPROVE the recommendations in the report Provisional until ratified')
  await types(she, 'item 8')
  await she.sees('1. Stand this team down No outcome yet', '2. Stand the Partnership Board down No outcome yet')
  await answers(she, 1, 'APPROVE', 'that this team stands down on 31 January 2020')
  await answers(she, 2, 'WITHDRAW', 'it, because that board answers to another body')
  await types(she, 'close 10.30')

  // An inquorate resolution ends nothing, and half a proposal is no whole one.
  await she.open(`${team}/decisions`)
  await she.sees('2 of these were taken without a quorum', 'the recommendations in the report')
  await she.open(`${team}/standing-down`)
  await she.sees('Still open:')

  // A quorate meeting ratifies and answers both parts of the proposal.
  await plans(she, ['6', '1', '2020'])
  await she.press('Issue the agenda')
  await she.open(`${team}/decisions`)
  await she.page.getByLabel('Agenda of', { exact: true }).selectOption({ label: 'the meeting of 6 January 2020' })
  await she.press('Put what awaits ratification on the agenda')
  await she.sees('What awaits ratification is on the agenda')
  await server.stop()

  const later = await serveDemonstration(t, database, '2020-01-06T08:30')
  const again = await given_someone(t, later, 'Committee secretary')
  await again.open(`${january}/live`)
  await types(again, 'AW, UM, ML, AFa and RM here at 9.00', 'open 9.00', 'item 9')
  await again.sees('Quorate by one: if UM, ML or AFa leaves it fails.', 'Decided on 19 December 2019')
  await answers(again, 1)
  await types(again, 'item 10')
  await answers(again, 1)
  await types(again, 'close 9.20')
  await again.open(`${team}/decisions`)
  await again.sees('Ratified', 'At the meeting on 6 January 2020')
  await again.doesNotSee('taken without a quorum')

  // The checklist: nothing ends while a line is open.
  await again.open(`${team}/standing-down`)
  await again.page.getByLabel(/TEAM.191219.8.D1/).check()
  await again.press('Choose it')
  for (const [part, value] of [['day', '6'], ['month', '1'], ['year', '2020']])
    await again.page.locator(`#effective-${part}`).fill(value)
  await again.press('Save the last day')
  await again.fill('Duty', 'Oversight of the therapies work')
  await again.fill('Taken over by', 'NHS Executive')
  await again.press('Add the duty')
  await again.choose('Circulated to the last members, who confirm them')
  await again.press('Save the route')
  await again.sees('Still open:')
  const open = [...(await again.words()).matchAll(/Move (SLT 19\S+) to a successor/g)].map(([, reference]) => reference)
  assert.equal(open.length, 3, 'two actions carried over and one of December')
  for (const reference of open) await hands_over(again, reference)
  for (const title of ['open risks', 'forward plan', 'delegated powers', 'registers of leaving members', 'public notice', 'records'])
    await saves(again, title, 'The NHS Executive takes it on.')
  await again.press('Stand the committee down')
  await again.sees('Stood down')
  await again.open('/committees/nhsexec/actions')
  await again.sees('SLT 19/32', 'Take forward the primary care connection')
})

test('the record says who took no part in deciding item 140, and that it was not quorate', async (t) => {
  const database = await given_the_team(t)
  const server = await serveDemonstration(t, database, morning)
  const she = await given_someone(t, server, 'Committee secretary')
  await plans(she, ['19', '12', '2019'])
  await adds(she, 'Therapies update', 'approve the recommendations')
  await she.press('Issue the agenda')
  await she.open(`${december}/live`)
  await types(she, 'AW, UM, ML, MW, AFu and SOC here at 9.00', 'open 9.03', 'item 7', 'MW, AFu and SOC out of the decision',
    'APPROVE the recommendations', 'close 9.50')
  await she.open(`${december}/minutes`)
  await she.press('Draw up the draft')
  await she.sees('APPROVE', 'MW', 'AFu', 'SOC', 'not quorate')
  const word = await she.page.request.get(`${december}/minutes/minutes.docx`)
  assert.equal(word.status(), 200)
  assert.match(word.headers()['content-type'], /wordprocessingml/)
})
