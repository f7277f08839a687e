// Forecasts from a CSV file: points with ranges, the chance of a target, holidays, breaks; or refused with the place.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sightline, sightlineDoes } from '../support/program.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sightline-forecast-'))
after(() => rmSync(folder, { recursive: true }))

let files = 0
function file(content) {
  const path = join(folder, `${++files}.csv`)
  writeFileSync(path, content)
  return path
}

const month = (i) => `${2014 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
const wave = (i, level) => (level * (1 + 0.2 * Math.sin(i / 1.909) + 0.05 * Math.sin(i * 12.9898))).toFixed(3)
const rows = (name, level, count = 60) => Array.from({ length: count }, (_, i) => `"${name}",${month(i)},${wave(i, level)}`)
const two = ['series,period,value', ...rows('Ward 1, älter', 40), ...rows('Ward 2', 900)].join('\n')
const monthly = ['--season', '12', '--horizon', '6', '--format', 'json']

async function forecast(content, ...options) {
  return JSON.parse((await sightlineDoes(['forecast', file(content), ...options])).out)
}

test('every series has its points, in order and with ranges around them', async () => {
  const answer = await forecast(two, ...monthly, '--kind', 'count')
  assert.deepEqual(answer.series.map((one) => one.name), ['Ward 1, älter', 'Ward 2'])
  assert.ok(answer.seconds >= 0)
  for (const one of answer.series) {
    assert.equal(one.method, 'auto')
    assert.equal(one.target, null)
    assert.deepEqual(one.points.map((point) => [point.step, point.period]).slice(0, 2), [[1, '2019-01'], [2, '2019-02']])
    assert.equal(one.points.length, 6)
    assert.equal(one.seasonal_naive.length, 6)
    for (const point of one.points) {
      const ranged = [0, point.lower95, point.lower80, point.mean, point.upper80, point.upper95]
      assert.deepEqual(ranged, [...ranged].sort((a, b) => a - b))
    }
  }
})

test('rows in any order, with a mark at the start and other line ends, say the same', async () => {
  const [head, ...body] = two.split('\n')
  const turned = `\uFEFF${[head, ...body.slice(0, 60).reverse(), ...body.slice(60)].join('\r\n')}\r\n`
  const [one, other] = [await forecast(two, ...monthly), await forecast(turned, ...monthly)]
  assert.deepEqual(one.series, other.series)
})

test('each method answers', async () => {
  for (const method of ['seasonal-naive', 'naive2', 'ses', 'holt', 'damped', 'comb', 'theta', 'ets', 'arima']) {
    const answer = await forecast(two, ...monthly, '--method', method)
    assert.equal(answer.series[1].method, method)
    assert.ok(answer.series[1].points[0].mean > 400, method)
  }
})

test('a target has a chance, a base rate and a date', async () => {
  const answer = await forecast(two, ...monthly, '--kind', 'count', '--target', '30', '--by', '2019-09')
  const [near, far] = answer.series.map((one) => one.target)
  assert.equal(near.by, '2019-09')
  assert.ok(near.chance > 0 && near.chance < 1)
  assert.ok(near.base_rate >= 0 && near.base_rate <= 1)
  assert.equal(far.direction, 'below')
  assert.ok(far.chance < 0.01)
  assert.equal(far.median_date, null)
  assert.equal(far.not_within_horizon, 1)
  const above = await forecast(two, ...monthly, '--target', '30', '--by', '2019-09', '--direction', 'above')
  assert.ok(above.series[1].target.chance > 0.99)
})

test('a percentage stays one', async () => {
  const near = ['period,value', ...Array.from({ length: 40 }, (_, i) => `${month(i)},${99.9 - (i % 3) * 0.1}`)].join('\n')
  for (const point of (await forecast(near, ...monthly, '--kind', 'percentage')).series[0].points)
    assert.ok(point.upper95 <= 100 && point.lower95 >= 0)
})

test('days know the holidays of a file', async () => {
  const day = (i) => new Date(Date.UTC(2023, 0, 2 + i)).toISOString().slice(0, 10)
  const quiet = new Set([day(60), day(120), day(180), day(240)])
  const days = ['date,value', ...Array.from({ length: 238 }, (_, i) => `${day(i)},${quiet.has(day(i)) ? 50 : 100 + (i % 7)}`)]
  const holidays = file(`date,name\n${[...quiet].map((one) => `${one},Quiet day`).join('\n')}\n`)
  const options = ['--season', '7', '--horizon', '7', '--kind', 'count']
  const told = (await forecast(days.join('\n'), ...options, '--holidays', holidays)).series[0].points
  const untold = (await forecast(days.join('\n'), ...options)).series[0].points
  assert.equal(told[2].period, day(240))
  assert.ok(told[2].mean < 65, `${told[2].mean}`)
  assert.ok(untold[2].mean > 90, `${untold[2].mean}`)
})

test('a break and a stretch set aside are told in words', async () => {
  const answer = await forecast(two, ...monthly, '--break', '2016-06', '--exclude', '2017-03..2017-05')
  const words = answer.series[0].warnings.join(' ')
  assert.match(words, /Set aside as asked: 3 values\./)
  assert.match(words, /Values before 2016-06 were moved/)
})

test('short, constant and empty series are answered honestly', async () => {
  const content = ['series,period,value', 'one,1,5', 'same,1,7', 'same,2,7', 'same,3,7', 'none,1,NA'].join('\n')
  const [one, same, none] = (await forecast(content, ...monthly)).series
  assert.equal(one.points[0].mean, 5)
  assert.equal(one.points[0].period, '2')
  assert.match(one.warnings[0], /1 value/)
  assert.equal(same.points[5].mean, 7)
  assert.deepEqual([none.method, none.points], ['none', []])
})

test('a spreadsheet gets rows', async () => {
  const done = await sightlineDoes(['forecast', file(two), '--season', '12', '--horizon', '2', '--format', 'csv'])
  const lines = done.out.split('\r\n')
  assert.equal(lines[0], 'series,method,step,period,mean,lower80,upper80,lower95,upper95,seasonal_naive')
  assert.match(lines[1], /^"Ward 1, älter",auto,1,2019-01,/)
  assert.equal(lines.length, 6)
})

test('what cannot be forecast is refused with its place, and nothing is answered', async () => {
  const good = file(two)
  for (const [args, words] of [
    [[join(folder, 'none.csv')], /none\.csv: This file cannot be read/],
    [[file('period,value\n2014-01,ten\n2014-13,4\n')], /line 2, column value[^]*line 3, column period/],
    [[file('period,amount\n2014-01,1\n')], /column "value"/],
    [[file('period,value\n2014-01,-1\n'), '--kind', 'count'], /-1 at 2014-01 is below 0/],
    [[file('period,value\n2014-01,101\n'), '--kind', 'percentage'], /101 at 2014-01 is not a percentage/],
    [[file('period,value\n2014-01,1e200\n')], /too large/],
    [[good, '--season', '0'], /--season/],
    [[good, '--horizon', 'soon'], /--horizon/],
    [[good, '--method', 'magic'], /--method/],
    [[good, '--target', '3'], /--by: Give both/],
    [[good, '--target', 'three', '--by', '2019-04'], /--target: "three" is not a number/],
    [[good, '--target', '3', '--by', 'spring'], /--by: "spring" is not a period/],
    [[good, '--target', '3', '--by', '2010-01'], /2010-01 does not lie between/],
    [[good, '--exclude', '2019-02..2019-01'], /--exclude: /],
    [[good, '--holidays', file('date,name\nsoon,X\n')], /line 2, column date/],
    [[good, '--series', 'place'], /place/],
  ]) {
    const done = await sightline(['forecast', ...args])
    assert.equal(done.status, 2, `${args.join(' ')} ${done.err}`)
    assert.equal(done.out, '')
    assert.match(done.err, words)
  }
})
