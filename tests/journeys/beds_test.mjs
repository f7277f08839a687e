// A number of beds and what drives its range: asked for by keyboard on a narrow phone, with scripts and without, and
// taken into a paper.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { demonstration, freshFolder } from '../support/databases.mjs'
import { program, run, serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()
const planner = 'Board member'

async function given_a_planner(t, options = {}) {
  const server = await serveDemonstration(t, await demonstration(t))
  const visitor = await arrive(t, server.origin, options)
  await signInAs(visitor, planner)
  return { visitor, server }
}

/** By the tab key alone, until the one that is looked for has the focus. */
async function tab_to(visitor, locator) {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return
    await visitor.page.keyboard.press('Tab')
  }
  assert.fail('the keyboard does not come to it')
}

for (const scripts of [true, false])
  test(`a number of beds and what drives it, by keyboard at 320 pixels (${scripts ? 'with' : 'without'} scripts)`, async (t) => {
    const { visitor: she } = await given_a_planner(t, { size: 'narrow', scripts })
    await she.open('/')
    await she.follow('Beds and staff')
    await she.sees('How many beds are required?', 'an invented ward of a community hospital')

    const beds = she.page.getByLabel('Beds now', { exact: true })
    await tab_to(she, beds)
    await she.page.keyboard.press('Control+A')
    await she.page.keyboard.type('72')
    await tab_to(she, she.find('button', 'Find the number of beds'))
    await she.leave(() => she.page.keyboard.press('Enter'))
    assert.equal(she.status, 200)
    assert.equal(she.path, '/beds/required')
    await she.sees('beds required', /\d+ beds, \d+ to \d+ \(80 %\), for at most 5 % of patients waiting longer than 2 days\./)
    await she.sees('Chance', 'Estimation', 'Scenario', 'Together', 'What drives the range', 'Chance in a year', 'Wrong-setting share moved')
    await she.sees('There are staff for 70 beds', 'With 4 beds fewer', 'Seed 1')

    await she.press('Change the question')
    assert.equal(await she.page.getByLabel('Beds now', { exact: true }).inputValue(), '72')
  })

test('what is refused stays as it was typed, beside what to do', async (t) => {
  const { visitor: he } = await given_a_planner(t, { scripts: false })
  await he.open('/beds')
  await he.fill('Beds now', 'many')
  await he.fill('Mean stay, in days', '20')
  await he.press('Find the number of beds')
  assert.equal(he.status, 400)
  await he.sees('There is a problem', 'Beds now: enter a number from 1 to 10,000.')
  assert.equal(await he.page.getByLabel('Beds now', { exact: true }).inputValue(), 'many')
  assert.equal(await he.page.getByLabel('Mean stay, in days', { exact: true }).inputValue(), '20')
  await he.fill('Beds now', '74')
  await he.press('Find the number of beds')
  assert.equal(he.status, 200)
})

test('the answer goes into a paper, and the command finds the same number from its model', async (t) => {
  const { visitor: he } = await given_a_planner(t)
  await he.open('/beds')
  await he.press('Find the number of beds')
  const words = (await he.words()).match(/(\d+) beds, (\d+) to (\d+) \(80 %\)/)
  for (const [link, start] of [['PDF', '%PDF'], ['Word', 'PK'], ['Excel', 'PK']]) {
    const address = await he.page.getByRole('main').getByRole('link', { name: link, exact: true }).getAttribute('href')
    const answer = await he.context.request.get(address)
    assert.equal(answer.status(), 200, link)
    assert.equal((await answer.body()).subarray(0, start.length).toString(), start)
  }
  const link = he.page.getByRole('link', { name: 'The model, for the command line (JSON)' })
  const model = join(freshFolder(t), 'beds-model.json')
  writeFileSync(model, await (await he.context.request.get(await link.getAttribute('href'))).body())
  assert.ok(JSON.parse(readFileSync(model, 'utf8')).arrivals_per_day)
  const done = await run(program, ['beds', 'required', model, '--max-wait-share', '0.05', '--max-wait-days', '2', '--format', 'json'])
  assert.equal(done.status, 0, done.err)
  const found = JSON.parse(done.out)
  assert.deepEqual([found.beds, found.low, found.high], words.slice(1, 4).map(Number))
})

test('recorded stays give a number, and never stand in the address', async (t) => {
  const { visitor: she, server } = await given_a_planner(t, { size: 'phone' })
  await she.open('/beds')
  await she.choose('A list of recorded stays')
  await she.fill('Paste the stays, in days', 'LOS\n4321\n')
  await she.press('Find the number of beds')
  await she.sees('Line 2 is not a stay')
  await she.choose('A list of recorded stays')
  await she.fill('Paste the stays, in days', `LOS\n${[3, 7, 11, 14, 18, 21, 25, 30, 44, 61].join('\n')}\n`)
  await she.press('Find the number of beds')
  assert.equal(she.status, 200)
  await she.sees('beds required', 'Stay known from a sample', '10 stays')
  assert.equal(new URL(she.page.url()).search, '')
  assert.ok(!server.log().some((line) => JSON.stringify(line).includes('44')  && JSON.stringify(line).includes('61')), 'no stays in the log')
  await she.press('Change the question')
  await she.sees('How many beds are required?')
  assert.match(await she.page.getByLabel('Paste the stays, in days').inputValue(), /^3 7 11/)
})

test('quick answers, an audit and therapists\' hours', async (t) => {
  const { visitor: he } = await given_a_planner(t, { size: 'phone' })
  await he.open('/beds')
  await he.follow('Quick answers from queueing formulas')
  await he.press('Work it out')
  await he.sees('63.0 beds would be in use on average', 'If all wait for a bed', 'If nobody may wait')
  await he.open('/beds/audit')
  await he.press('Work it out')
  await he.sees('22.8 % to 40.6 %', 'Sample needed')
  await he.open('/beds/therapies')
  await he.press('Work it out')
  await he.sees('Asked for and offered', 'Week by week, in hours', 'Not done by its end')
  const doctor = await arrive(t, new URL(he.page.url()).origin)
  await signInAs(doctor, 'Resident doctor, foundation year 1')
  await doctor.open('/beds')
  assert.equal(doctor.status, 403)
})
