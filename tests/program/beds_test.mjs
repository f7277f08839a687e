// Beds and queues at the command line: the closed forms, a simulated ward, the number required, scenarios and the audit;
// and what is refused.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sightline, sightlineDoes } from '../support/program.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sightline-beds-'))
after(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'data'))
writeFileSync(join(folder, 'data', 'stays.csv'), 'ID,LOS\n1,2\n2,1\n3,12\n4,3\n5,\n6,7\n')

let files = 0
function file(content) {
  const path = join(folder, `${++files}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const ward = {
  arrivals_per_day: [4, 4, 4, 4, 4, 4, 4],
  stay: { exponential: { mean: 5 } },
  beds: 25,
  rule: 'wait',
  warm_up_days: 200,
  days: 5000,
  replications: 20,
}
const queue = async (...args) => JSON.parse((await sightlineDoes(['queue', ...args])).out)
const beds = async (command, model, ...args) => JSON.parse((await sightlineDoes(['beds', command, file(model), ...args, '--format', 'json'])).out)
const near = (found, theory, error) => assert.ok(Math.abs(found - theory) <= error, `${found} is not within ${error} of ${theory}`)
/** Without what depends on the machine's speed. */
const settled = ({ events_per_second, ...rest }) => rest

test('the closed forms give their figures by name', async () => {
  near((await queue('erlang-b', '--load', '20', '--servers', '25')).p_block, 0.0502217779, 1e-10)
  near((await queue('erlang-c', '--load', '8', '--servers', '10')).p_wait, 0.4091801508, 1e-10)
  const waits = await queue('mmc', '--arrivals-per-day', '1.1428571428571428', '--mean-stay-days', '7', '--servers', '10', '--over', '2')
  near(waits.wait_days, 1.4321305278, 1e-9)
  assert.deepEqual(Object.keys(waits), ['p_wait', 'wait_days', 'queue', 'p_wait_over'])
  assert.equal((await queue('mmc', '--arrivals-per-day', '1', '--mean-stay-days', '7', '--servers', '10')).p_wait_over, null)
  assert.equal((await queue('min-beds', '--load', '100', '--max-blocking', '0.01')).beds, 117)
  assert.deepEqual(await queue('mginf', '--mean', '40', '--quantile', '0.95'), { beds: 51 })
  assert.deepEqual(await queue('mg1', '--arrivals', '0.5', '--mean-service', '1', '--cv2', '1'), { wait: 1, queue: 0.5 })
  near((await queue('allen-cunneen', '--load', '8', '--servers', '10', '--mean-stay-days', '7', '--ca2', '1', '--cs2', '0')).wait_days, 0.7160652639, 1e-9)
  const week = await queue('weekly', '--arrivals', '13,10,10,10,10,8.5,8.5', '--mean-stay-days', '2.5', '--stay', 'fixed')
  assert.deepEqual(week, { end_of_day: [25.75, 27.25, 26.5, 25, 25, 23.5, 22] })
  assert.match((await sightlineDoes(['queue', 'erlang-b', '--load', '5', '--servers', '5', '--format', 'text'])).out, /28\.49 %/)
})

test('a simulated ward agrees with theory, in JSON and in words', async () => {
  const answer = await beds('simulate', ward, '--seed', '3')
  const theory = await queue('mmc', '--arrivals-per-day', '4', '--mean-stay-days', '5', '--servers', '25')
  near(answer.p_wait.value, theory.p_wait, 3 * answer.p_wait.se)
  near(answer.mean_queue.value, theory.queue, 3 * answer.mean_queue.se)
  assert.equal(answer.p_block.value, 0)
  assert.ok(answer.midnight.p5 < answer.midnight.p50 && answer.midnight.p50 < answer.midnight.p95)
  assert.ok(answer.events_per_second > 0)
  const loss = await beds('simulate', { ...ward, rule: 'loss' }, '--seed', '3')
  near(loss.p_block.value, 0.0502217779, 3 * loss.p_block.se)
  const text = (await sightlineDoes(['beds', 'simulate', file(ward), '--seed', '3'])).out
  assert.match(text, /^Wait for a bed +\d+\.\d\d % \(standard error \d\.\d\d\)\n/)
  assert.match(text, /Load 20\.00 beds; [\d,]+ patients in 20 replications; seed 3;/)
})

test('the same seed gives the same figures, another seed others', async () => {
  const model = { ...ward, stay: { sample: 'data/stays.csv', column: 'LOS' } }
  const first = settled(await beds('simulate', model, '--seed', '3'))
  assert.deepEqual(settled(await beds('simulate', model, '--seed', '3')), first)
  assert.notDeepEqual(settled(await beds('simulate', model, '--seed', '4')), first)
  assert.deepEqual(settled(await beds('simulate', model)), settled(await beds('simulate', model, '--seed', '1')))
})

test('today’s census is followed day by day', async () => {
  const model = { arrivals_per_day: 2, stay: { lognormal: { mean: 6, sd: 5 } }, beds: 20, census: { beds: [0.5, 1, 4, 9, 30], waiting: [0.2] }, days: 7, replications: 100, start_weekday: 'Wednesday' }
  const answer = await beds('simulate', model)
  assert.deepEqual(answer.path.map((day) => day.day), [1, 2, 3, 4, 5, 6, 7])
  assert.ok(answer.path.every((day) => day.p5 <= day.mean && day.mean <= day.p95))
  assert.equal(answer.end_of_day.length, 7)
})

test('the number of beds comes with its range, its layers and its drivers', async () => {
  const model = { ...ward, beds: undefined, arrival_days: 365, stays_seen: 300, staffed_beds: 22, ranges: { growth: [0, 0.1] } }
  const answer = await beds('required', model, '--max-wait-share', '0.10')
  let theory = 21
  while ((await queue('erlang-c', '--load', String(20 * (1 + 0)), '--servers', String(theory))).p_wait > 0.1) ++theory
  assert.equal(answer.beds, theory)
  assert.ok(answer.low <= answer.beds && answer.beds <= answer.high && answer.low < answer.high)
  assert.equal(answer.level, 0.8)
  for (const layer of ['chance', 'estimation', 'scenario', 'sum']) assert.ok(answer.layers[layer].low <= answer.layers[layer].high, layer)
  assert.equal(answer.workforce.short_by, answer.beds - 22)
  assert.deepEqual(new Set(answer.tornado.map((one) => one.driver)), new Set(['chance in a year', 'arrivals known from a count', 'stay known from a sample', 'growth']))
  assert.match(answer.words, /^\d+ beds, \d+ to \d+ \(80 %\), for at most 10 % of patients waiting$/)
  const text = (await sightlineDoes(['beds', 'required', file(model), '--max-wait-share', '0.10'])).out
  assert.ok(text.startsWith(answer.words))
  assert.match(text, /There are staff for 22 beds: \d+ short\./)
})

test('scenarios are set beside the model as it is', async () => {
  const model = { ...ward, scenarios: [{ name: 'More', beds: 27 }, { name: 'Far too few', beds: 19 }, { name: 'Shorter', stay_change: -0.05 }] }
  const { scenarios } = await beds('compare', model)
  assert.deepEqual(scenarios.map((one) => one.name), ['As it is', 'More', 'Far too few', 'Shorter'])
  assert.ok(scenarios[1].difference.p_wait.value < -5 * scenarios[1].difference.p_wait.se)
  assert.match(scenarios[2].refused, /grow without end/)
  assert.equal(scenarios[2].p_wait, undefined)
})

test('a sample audit gives its interval, and what to sample', async () => {
  const answer = JSON.parse((await sightlineDoes(['beds', 'audit', '--wrong', '31', '--of', '100', '--half-width', '0.05', '--wrong-per-day', '3', '--days-fewer', '6', '--moved', '0.5'])).out)
  near(answer.low, 0.228, 0.0005)
  near(answer.high, 0.406, 0.0005)
  assert.equal(answer.sample_needed, 326)
  assert.equal(answer.beds_released, 9)
})

test('therapists’ hours: demand, capacity, and what is left over', async () => {
  const service = { name: 'Physiotherapy', referrals_by_week: [30, 25, 40, 20], contacts: 4, direct_minutes: 45, indirect_minutes: 15, staff: { whole_time_equivalents: 5, contracted_hours: 37.5, away_share: 0.2, clinical_share: 0.8 }, backlog_hours: 10 }
  const { services } = await beds('therapies', { percentile: 0.75, services: [service] })
  assert.deepEqual(services[0].demand_hours, [120, 100, 160, 80])
  assert.equal(services[0].capacity_hours, 120)
  assert.deepEqual(services[0].backlog_hours, [10, 0, 40, 0])
  assert.equal(services[0].hours_at_percentile, 120)
  assert.equal(services[0].whole_time_equivalents, 5)
  const refused = await sightline(['beds', 'therapies', file({ services: [{ ...service, referrals_by_week: [-1], staff: { away_share: 2 }, band: 5 }] })])
  assert.equal(refused.status, 2)
  for (const path of ['referrals_by_week[0]', 'staff.away_share', 'band']) assert.ok(refused.err.includes(`$.services[0].${path}: `), refused.err)
})

test('what cannot be is refused with what to do, and nothing is printed', async () => {
  const broken = { ...ward, beds: 0, stay: { weibull: {} }, staff: 3 }
  for (const [args, words] of [
    [['queue', 'erlang-c', '--load', '10', '--servers', '10'], /load of 10 is not below the 10 servers/],
    [['queue', 'mginf', '--mean', 'nan', '--quantile', '0.5'], /--mean: Give a number/],
    [['queue', 'weekly', '--arrivals', '1,2', '--mean-stay-days', '3'], /seven numbers/],
    [['queue', 'erlang-b', '--load', '-1', '--servers', '3'], /--load/],
    [['queue', 'erlang-b', '--load', '1'], /--servers is required/],
    [['queue'], /subcommand is required/],
    [['beds', 'simulate', file(broken)], /\$\.stay\.weibull: .*lognormal[\s\S]*\$\.beds: [\s\S]*\$\.staff: is not a key/],
    [['beds', 'simulate', file({ ...ward, beds: 20 })], /\$\.beds: The load is 20 beds/],
    [['beds', 'simulate', file({ ...ward, days: 10000000, replications: 1000 })], /\$\.days: .*events/],
    [['beds', 'simulate', file({ ...ward, stay: { sample: 'none.csv', column: 'LOS' } })], /none\.csv/],
    [['beds', 'simulate', file('{"beds": ')], /line 1, column/],
    [['beds', 'simulate', join(folder, 'none.json')], /cannot be read/],
    [['beds', 'simulate', file(ward), '--seed', '-1'], /--seed/],
    [['beds', 'required', file(ward), '--max-wait-share', '1.5'], /--max-wait-share: Give a number/],
    [['beds', 'required', file(ward)], /--max-wait-share is required/],
    [['beds', 'compare', file(ward)], /\$\.scenarios/],
    [['beds', 'audit', '--wrong', '5', '--of', '4'], /--wrong/],
  ]) {
    const done = await sightline(args)
    assert.equal(done.status, 2, args.join(' '))
    assert.match(done.err + done.out, words)
  }
})
