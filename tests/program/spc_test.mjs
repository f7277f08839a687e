// Control charts of a file of series: limits, rules and icons as JSON and as a table; or refused with the line and column.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sightline, sightlineDoes } from '../support/program.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sightline-spc-'))
after(() => rmSync(folder, { recursive: true }))

let files = 0
function file(content) {
  const path = join(folder, `${++files}.csv`)
  writeFileSync(path, content)
  return path
}

const month = (i) => `${2016 + Math.floor((i + 3) / 12)}-${`${((i + 3) % 12) + 1}`.padStart(2, '0')}`
const monthly = (values) => `date,value\n${values.map((value, i) => `${month(i)},${value}\n`).join('')}`
const oneWild = monthly([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
const increase = ['--improvement', 'increase']

async function charts(content, ...options) {
  const args = options.includes('--improvement') ? options : [...increase, ...options]
  const done = await sightlineDoes(['spc', file(content), ...args, '--format', 'json'])
  return JSON.parse(done.out)
}
const chart = async (...args) => (await charts(...args)).series[0]
const round = (number) => Math.round(number * 1e5) / 1e5

test('a point has its value, group, limits, rule and class', async () => {
  const { points, variation, assurance, warnings } = await chart(oneWild)
  assert.deepEqual(Object.keys(points[0]).slice(0, 8), ['date', 'value', 'group', 'mean', 'lower', 'upper', 'rule', 'class'])
  assert.deepEqual([points[4].date, points[4].value, points[4].group, points[4].rule, points[4].class], ['2016-08', 10, 0, 'outside', 'improvement'])
  assert.deepEqual([points[0].mean, points[0].lower, points[0].upper].map(round), [1.94444, -0.71556, 4.60444])
  assert.deepEqual([variation, assurance, warnings], ['common_cause', null, []])
  const kept = await chart(oneWild, '--no-screening')
  assert.deepEqual([kept.points[0].lower, kept.points[0].upper].map(round), [-3.06261, 6.9515])
  const mdc = await chart(oneWild, '--ruleset', 'mdc')
  assert.deepEqual([mdc.points[0].lower, mdc.points[0].upper].map(round), [-3.06261, 6.9515])
})

test('series come in the order of the file, by the column that is asked for', async () => {
  const rows = 'Place,date,value\r\n"Ward, B",2017-04-01,1\r\nÉtage A,2017-04-01,3\r\n"Ward, B",2017-05-01,2\r\n'
  const answer = await charts('\ufeff' + rows, '--series', 'place')
  assert.deepEqual(answer.series.map((one) => one.name), ['Ward, B', 'Étage A'])
  assert.deepEqual(answer.series[0].points.map((one) => one.value), [1, 2])
  assert.deepEqual([answer.ruleset, answer.chart, answer.improvement], ['ptd', 'xmr', 'increase'])
})

test('the signal is said in words', async () => {
  const { signals, words, icon } = await chart(monthly([1, 1, 1, 9, 8, 9, 8, 9, 8, 9, 1, 1, 2, 1, 9, 1, 1]), '--improvement', 'decrease')
  assert.deepEqual(signals, [
    { rule: 'shift', class: 'concern', from: '2016-07', to: '2017-01', points: 7, words: 'Seven points in a row above the mean, from July 2016 to January 2017' },
  ])
  assert.equal(icon, 'common_cause')
  assert.match(words.variation, /^Common cause:/)
  assert.match(words.summary, /^XmR chart by the rules of NHSRplotthedots \(ptd\)\. 17 points from April 2016 to August 2017\./)
})

test('a target gives assurance, unless neither way is better', async () => {
  const steady = monthly([5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6])
  const assurance = async (...args) => (await chart(steady, ...args)).assurance
  assert.equal(await assurance('--target', '9'), 'fail')
  assert.equal(await assurance('--target', '-9'), 'pass')
  assert.equal(await assurance('--target', '6'), 'inconsistent')
  assert.equal(await assurance('--target', '8.16'), 'inconsistent')
  assert.equal(await assurance('--target', '8.16', '--ruleset', 'mdc'), 'fail')
  assert.equal(await assurance('--target', '9', '--improvement', 'neutral'), null)
  assert.equal(await assurance('--target', '9', '--target', '2016-10=2'), 'pass')
  assert.equal(await assurance(), null)
})

test('a rebase starts a group; a date that no point has is told', async () => {
  const values = [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9]
  const { points, groups, warnings } = await chart(monthly(values), '--rebase', '2017-05-01,2031-01-01')
  assert.deepEqual(points.map((one) => one.group), [...Array(13).fill(0), ...Array(13).fill(1)])
  assert.deepEqual(groups.map((one) => [one.from, one.values]), [['2016-04', 13], ['2017-05', 13]])
  assert.deepEqual(warnings, ['There is no point at 2031-01-01, so the limits were not rebased there.'])
})

test('the reason of a rebase is answered where one was given, and only there', async () => {
  const values = monthly([5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9])
  const answer = async (...options) => JSON.parse((await sightlineDoes(['spc', file(values), ...increase, ...options, '--format', 'json'])).out)
  const told = await answer('--rebase', '2017-05', '--rebase-reason', 'The "new" ward\nopened')
  assert.deepEqual(told.rebased, [{ date: '2017-05', reason: 'The "new" ward opened' }])
  assert.ok(!('rebased' in (await answer('--rebase', '2017-05'))), 'the answer is as it always was')
  const { out } = await sightlineDoes(['spc', file(values), ...increase, '--rebase', '2017-05', '--rebase-reason', 'A ward opened'])
  assert.match(out, /new limits: A ward opened\n2017-05/)
})

test('missing values and points left out are shown and take no part', async () => {
  const content = monthly([5, 6, '', 6, 5, 6, 90, 6, 5, 6, 5, 6, 5, 6, 5])
  const { points, warnings } = await chart(content, '--exclude', '2016-10=Two sites did not report')
  assert.deepEqual([points[2].value, points[2].rule, points[2].class, points[2].status], [null, 'common_cause', 'common_cause', 'missing'])
  assert.deepEqual([points[6].value, points[6].rule, points[6].status], [90, 'common_cause', 'excluded'])
  assert.equal(round(points[0].mean), round((5 * 6 + 6 * 7) / 13))
  assert.match(warnings[0], /One point has no value: June 2016\./)
})

test('what cannot be drawn is null, and never breaks the JSON', async () => {
  const one = await chart('date,value\n1,7\n')
  assert.deepEqual([one.points[0].mean, one.points[0].lower, one.points[0].upper], [7, null, null])
  const constant = await chart(monthly(Array(14).fill(100)), '--target', '100')
  assert.deepEqual([constant.points[3].lower, constant.points[3].upper, constant.variation, constant.assurance], [100, 100, 'common_cause', 'pass'])
  const none = await chart(monthly(['', 'NA', '']))
  assert.deepEqual([none.points[0].mean, none.variation, none.assurance], [null, null, null])
  const huge = await chart(monthly([1e308, -1e308, 1e308]))
  assert.deepEqual([huge.points[0].value, huge.points[0].lower], [1e308, null])
  const short = await chart(monthly([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]), '--ruleset', 'mdc', '--target', '9')
  assert.deepEqual([short.points[0].mean, short.points[0].upper, short.variation, short.assurance], [1.5, null, null, null])
})

test('the order of the rows makes no difference, and the bytes are the same each time', async () => {
  const lines = oneWild.trimEnd().split('\n')
  const turned = [lines[0], ...lines.slice(1).reverse()].join('\r\n')
  const said = async (content) => (await sightlineDoes(['spc', file(content), ...increase, '--format', 'json'])).out
  assert.equal(await said(turned), await said(oneWild))
  const piped = await sightline(['spc', '-', ...increase, '--format', 'json'], { input: oneWild })
  assert.equal(piped.out, await said(oneWild))
})

test('rare events, percentages and seasons have charts of their own', async () => {
  const rare = monthly([12, 30, 7, 45, 22, 3, 60, 18, 9, 27, 14, 38, 5, 21, 400])
  const times = await chart(rare, '--chart', 't')
  assert.equal(times.points[14].rule, 'outside')
  const counts = await chart(rare, '--chart', 'g')
  assert.equal(counts.points[0].lower, 0)
  const parts = monthly([8, 9, 17, 8, 9, 16, 9, 8, 18, 8, 9, 17, 9, 8])
  const wholes = file(monthly([10, 10, 20, 10, 10, 20, 10, 10, 20, 10, 10, 20, 10, 10]))
  const share = await chart(parts, '--chart', 'p-prime', '--denominators', wholes)
  assert.deepEqual([share.points[0].value, share.points[2].value, round(share.points[0].mean)], [80, 85, 85])
  assert.ok(share.points[0].lower < share.points[2].lower)
  const year = [50, 50, 50, 51, 50, 50, 52, 56, 66, 69, 66, 58]
  const adjusted = await chart(monthly([...year, ...year, ...year]), '--seasonal')
  assert.deepEqual(adjusted.signals, [])
  assert.equal(adjusted.points[9].value, 69)
  assert.ok(Math.abs(adjusted.points[9].adjusted - adjusted.points[0].adjusted) < 1)
})

test('daily series may be taken apart by the day of the week', async () => {
  const days = Array.from({ length: 28 }, (_, i) => `2017-05-${`${i + 1}`.padStart(2, '0')},${i % 7 === 0 ? 700 : 600}\n`).join('')
  const named = async (groups) => (await charts(`date,value\n${days}`, '--day-groups', groups)).series.map((one) => [one.name, one.points.length])
  assert.deepEqual((await named('weekdays')).slice(0, 2), [['Mondays', 4], ['Tuesdays', 4]])
  assert.deepEqual(await named('weekends'), [['Monday to Friday', 20], ['weekends', 8]])
})

test('a trajectory is drawn beside the values', async () => {
  const plan = file('date,value\n2016-05,4\n')
  const { points, assurance } = await chart(oneWild, '--trajectory', plan)
  assert.deepEqual([points[0].trajectory, points[1].trajectory, assurance], [null, 4, null])
})

test('a person can read it', async () => {
  const { out } = await sightlineDoes(['spc', file(oneWild), ...increase, '--target', '9', '--exclude', '2017-01=Late return'])
  assert.match(out, /^XmR chart by the rules of NHSRplotthedots \(ptd\)\./)
  assert.match(out, /\nSignals\n {2}August 2016 is above the upper limit\n/)
  assert.match(out, /\nLeft out\n {2}2017-01: Late return\n/)
  assert.match(out, /\n2016-08 +10 +2 +-0\.66 +4\.66 {2}improvement: outside the limits\n/)
  assert.match(out, /\n2017-01 .* left out\n/)
})

test('bad input is refused with its place, and nothing is printed', async () => {
  const good = file(oneWild)
  const chart = (...args) => ['spc', good, ...increase, ...args]
  for (const [args, words] of [
    [['spc', join(folder, 'none.csv'), ...increase], /none\.csv: This file cannot be read/],
    [['spc', good], /--improvement is required/],
    [['spc', good, '--improvement', 'up'], /--improvement: Say which way is better: increase, decrease or neutral/],
    [chart('--rebase', '2017-04-31'), /--rebase: "2017-04-31" is not a period/],
    [chart('--rebase', '2017-04,,2018-04'), /--rebase: "" is not a period/],
    [chart('--rebase-reason', 'A ward opened'), /--rebase-reason: Say from when too/],
    [chart('--baseline', '11'), /--baseline: Limits need a baseline of 12 points or more/],
    [chart('--baseline', 'ten'), /--baseline: /],
    [chart('--baseline', '21', '--ruleset', 'mdc'), /--baseline: In mdc a baseline has at most 20 points/],
    [chart('--ruleset', 'nhs'), /--ruleset: There are two rulesets: ptd and mdc/],
    [chart('--run-length', '6'), /--run-length: In ptd a shift and a trend have 7 points/],
    [chart('--target', 'high'), /--target: "high" is not a target/],
    [chart('--target', 'nan'), /--target: "nan" is not a target/],
    [chart('--exclude', '2017-04'), /--exclude: Give the reason too/],
    [chart('--exclude', 'soon=because'), /--exclude: "soon" is not a period/],
    [chart('--chart', 'p'), /--chart: There are four kinds of chart/],
    [chart('--chart', 'p-prime'), /--denominators: Give this file/],
    [chart('--chart', 'g', '--seasonal'), /--seasonal: Only an xmr chart/],
    [chart('--seasonal'), /\.csv: To adjust for the season, give at least three years/],
    [chart('--series', 'ward'), /\.csv, line 1, column ward: The file has no column of this name/],
    [chart('--day-groups', 'months'), /--day-groups: Days can be taken apart by weekdays/],
    [chart('--day-groups', 'weekdays'), /\.csv: Only daily series/],
    [chart('--format', 'xml'), /--format/],
    [['spc', file('date,value\n2017-04,5\n2017-05,five\n2017-06,inf\n'), ...increase], /line 3, column value: "five" is not a number.*\n.*line 4, column value/],
    [['spc', file('date,value\n2017-04,5\nMay,5\n2017-04,6\n'), ...increase], /line 3, column date: "May" is not a period/],
    [['spc', file('date,value\n2017-04,5\n2017-04,6\n'), ...increase], /line 3, column date: 2017-04 stands twice/],
    [['spc', file('date,value\n2017-04,5,6\n'), ...increase], /line 2/],
    [['spc', file(''), ...increase], /\.csv/],
    [['spc', file('date,value\n1,5\n2,-5\n'), ...increase, '--chart', 't'], /\.csv, 2: This chart has no values below 0/],
  ]) {
    const done = await sightline(args)
    assert.equal(done.status, 2, args.join(' ') + done.out)
    assert.equal(done.out, '', args.join(' '))
    assert.match(done.err, words)
  }
})
