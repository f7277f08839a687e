// The two commands for a guardian's arithmetic: what a breach costs, and what is due when. They need no database.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sightline, sightlineDoes } from '../support/program.mjs'

async function asks(...args) {
  return JSON.parse((await sightlineDoes([...args, '--format', 'json'])).out)
}
const price = (...args) => asks('fine', 'price', ...args)
const deadlines = (...args) => asks('deadlines', ...args)

async function refuses(args, words) {
  const done = await sightline(args)
  assert.equal(done.status, 2, `${args.join(' ')}: ${done.out}${done.err}`)
  assert.match(done.err + done.out, words, args.join(' '))
}
const refusesPrice = (args, words) => refuses(['fine', 'price', ...args], words)
const refusesDeadlines = (args, words) => refuses(['deadlines', ...args], words)

const amounts = ({ total, doctor, guardian }) => [total, doctor, guardian]
const due = (answer, step) => answer.due.find((one) => one.step === step)

test('fines are as printed and as published', async () => {
  for (const [date, grade, band, hours, ...expected] of [
    ['2017-11-15', 'NP1', '--basic-hours', '1', '51.05', '23.37', '27.69'],
    ['2017-11-15', 'NP3', '--basic-hours', '11.5', '804.31', '368.00', '436.31'],
    ['2022-06-15', 'NP1', '--enhanced-hours', '0.75', '65.31', '24.48', '40.83'],
    ['2019-08-22', 'NP2', '--basic-hours', '2', '122.94', '55.18', '67.76'],
    ['2019-08-23', 'NP2', '--basic-hours', '2', '147.12', '55.18', '91.94'],
    ['2017-05-15', 'NP4', '--basic-hours', '3', '265.86', '121.71', '144.18'],
    ['2017-11-15', 'NP2', '--enhanced-hours', '2', '161.90', '74.10', '87.80'],
    ['2021-04-01', 'np5', '--enhanced-hours', '1:00', '160.40', '60.15', '100.25'],
  ]) {
    const fine = await price('--date', date, '--grade', grade, band, hours)
    assert.deepEqual(amounts(fine), expected, `${date} ${grade} ${hours}`)
    assert.equal(fine.source.grade, 'A')
    assert.match(fine.source.document, /Circular/)
  }
})

test('a fine says what it rests on', async () => {
  const fine = await price('--date', '2017-05-15', '--grade', 'NP4', '--basic-hours', '3')
  assert.deepEqual(fine.warnings, ['The parts exceed the total by 3p, as printed.'])
  assert.equal(fine.rates.basic.total, '88.62')
  assert.equal(fine.rates.enhanced, null)
  assert.equal(fine.basic_hours, '3')
  assert.equal(fine.basic_minutes, 180)
  assert.match(fine.rounding, /half a penny up/)
  assert.deepEqual(fine.settings.map(({ name, value }) => [name, value]), [['round_to_15', 'off']])
  const text = (await sightlineDoes(['fine', 'price', '--date', '2017-05-15', '--grade', 'NP4', '--basic-hours', '3'])).out
  assert.match(text, /Total +£265\.86[\s\S]*exceed the total by 3p[\s\S]*1\/2017/)
})

test('hours are split at the clock times of night pay', async () => {
  const evening = await price('--grade', 'NP1', '--from', '2017-11-15T20:30', '--to', '2017-11-15T22:00')
  assert.deepEqual([evening.basic_minutes, evening.enhanced_minutes], [30, 60])
  assert.equal(evening.date, '2017-11-15')
  const overrun = ['--grade', 'NP1', '--from', '2017-11-16T08:00', '--to', '2017-11-16T09:30']
  const alone = await price(...overrun)
  assert.equal(alone.enhanced_minutes, 0)
  assert.match(alone.warnings[0], /--shift-from/)
  const withShift = await price(...overrun, '--shift-from', '2017-11-15T20:00', '--shift-to', '2017-11-16T09:30')
  assert.deepEqual([withShift.basic_minutes, withShift.enhanced_minutes], [0, 90])
  assert.match(withShift.split.rules[0].enhanced, /10:00/)
  const late = ['--grade', 'NP2', '--from', '2020-11-15T20:00', '--to', '2020-11-16T00:30', '--shift-from', '2020-11-15T08:00', '--shift-to', '2020-11-16T00:30']
  assert.equal((await price(...late)).basic_minutes, 0)
  assert.equal((await price(...late, '--set', 'late_finish_from=2021-01-01')).basic_minutes, 60)
})

test('the hour that happens twice is asked about, the one that does not is refused', async () => {
  const night = (from) => ['--grade', 'NP1', '--from', from, '--to', '2026-10-25T03:00']
  await refusesPrice(night('2026-10-25T01:30'), /--from: .*happened twice.*2026-10-25T01:30\+01:00/)
  assert.equal((await price(...night('2026-10-25T01:30+01:00'))).enhanced_minutes, 150)
  assert.equal((await price(...night('2026-10-25T01:30+00:00'))).enhanced_minutes, 90)
  await refusesPrice(['--grade', 'NP1', '--from', '2026-03-29T01:30', '--to', '2026-03-29T03:00'], /--from: .*did not happen/)
})

test('rest that was too short is fined for what it fell short by', async () => {
  const rest = ['--grade', 'NP1', '--rest-from', '2022-09-08T22:15', '--rest-to', '2022-09-09T08:30']
  assert.deepEqual(amounts(await price(...rest)), ['65.31', '24.48', '40.83'])
  const overrun = ['--set', 'rest_hours=overrun']
  await refusesPrice([...rest, ...overrun], /--planned-end/)
  const fined = await price(...rest, ...overrun, '--planned-end', '2022-09-08T20:45')
  assert.deepEqual([fined.basic_minutes, fined.enhanced_minutes], [15, 75])
  await refusesPrice([...rest, '--rest-due', '8'], /nothing to fine/)
})

test('what no text gives is refused until it is set', async () => {
  await refusesPrice(['--kind', 'access'], /access_total, access_doctor, access_guardian and access_cap/)
  await refusesPrice(['--kind', 'information'], /information_total/)
  const set = ['total=100', 'doctor=40', 'guardian=60', 'cap=none'].flatMap((one) => ['--set', `access_${one}`])
  assert.deepEqual(amounts(await price('--kind', 'access', ...set)), ['100.00', '40.00', '60.00'])
  const breaks = ['--kind', 'breaks', '--date', '2022-06-15', '--basic-hours', '0.5']
  await refusesPrice(breaks, /hourly_rate/)
  const fine = await price(...breaks, '--set', 'hourly_rate=15.01')
  assert.deepEqual(amounts(fine), ['15.01', '0.00', '15.01'])
  assert.equal(fine.source.grade, 'C')
})

test('a fine after the reform carries a warning, or is refused', async () => {
  const fine = ['--date', '2026-03-01', '--grade', 'NP1', '--basic-hours', '1']
  assert.match((await price(...fine)).warnings.join(), /Unverified: the reform changed existing fines/)
  await refusesPrice([...fine, '--set', 'after_reform=refuse'], /after_reform/)
  await refusesPrice([...fine, '--set', 'reform_date=2027-01-01'], /4 February 2026/)
})

test('a fine that cannot be priced names the option and what to do', async () => {
  const hour = ['--basic-hours', '1']
  await refusesPrice(['--date', '2017-03-31', '--grade', 'NP1', ...hour], /--date: No printed fine .* before 1 April 2017/)
  await refusesPrice(['--date', '2021-03-31', '--grade', 'NP5', ...hour], /--date: No printed fine .* NP5 before 1 April 2021/)
  await refusesPrice(['--date', '2017-02-30', '--grade', 'NP1', ...hour], /--date/)
  await refusesPrice(['--date', '2017-11-15', ...hour], /--grade/)
  await refusesPrice(['--grade', 'NP1', ...hour], /--date/)
  await refusesPrice(['--date', '2017-11-15', '--grade', 'NP9', ...hour], /--grade: .*NP1 to NP5/)
  await refusesPrice(['--date', '2017-11-15', '--grade', 'ST7', ...hour], /--grade: .*October 2020/)
  await refusesPrice(['--date', '2017-11-15', '--grade', 'NP1'], /--basic-hours/)
  await refusesPrice(['--date', '2017-11-15', '--grade', 'NP1', '--basic-hours', '0'], /no time to fine/)
  for (const wrong of ['0.33', '-1', 'two', '5000'])
    await refusesPrice(['--date', '2017-11-15', '--grade', 'NP1', '--basic-hours', wrong], /--basic-hours/)
  const span = ['--from', '2017-11-15T20:00', '--to', '2017-11-15T21:30']
  await refusesPrice(['--grade', 'NP1', ...span, ...hour], /one way/)
  await refusesPrice(['--grade', 'NP1', ...span, '--date', '2017-12-01'], /--date: .*2017-11-15/)
  await refusesPrice(['--grade', 'NP1', '--from', '2017-11-15T20:00'], /--to: .*together/)
  await refusesPrice(['--grade', 'NP1', '--from', '2017-11-15T20:00', '--to', '2017-11-15T19:00'], /--to: .*not after/)
  await refusesPrice(['--grade', 'NP1', ...span, '--shift-from', '2017-11-15T08:00', '--shift-to', '2017-11-15T20:00'], /--shift-from: .*not inside/)
  await refusesPrice(['--date', '2017-11-15', '--grade', 'NP1', ...hour, '--set', 'rounding=up'], /--set rounding=up: .*round_to_15/)
  await refusesPrice(['--date', '2017-11-15', '--grade', 'NP1', ...hour, '--format', 'xml'], /--format/)
  await refuses(['fine'], /subcommand is required/i)
})

test('deadlines follow the rules of the day', async () => {
  const original = await deadlines('--event', '2017-11-06', '--reported', '2017-11-13')
  assert.deepEqual([original.era, original.submit_by, original.reply_by, original.late], ['original', '2017-11-20', '2017-11-20', false])
  const pay = await deadlines('--event', '2017-11-06', '--reported', '2017-11-14', '--pay')
  assert.deepEqual([pay.submit_by, pay.late], ['2017-11-13', true])
  const refresh = await deadlines('--event', '2020-11-02', '--reported', '2020-11-03')
  assert.deepEqual([refresh.era, due(refresh, 'arrange_time_off').on], ['refresh', '2020-11-30'])
  const reform = await deadlines('--event', '2026-11-02', '--reported', '2026-11-30')
  assert.deepEqual([reform.era, reform.submit_by, reform.reply_by, reform.late], ['reform', '2026-11-30', '2026-12-10', false])
  assert.equal(due(reform, 'arrange_time_off').on, '2026-12-10')
  const unreported = await deadlines('--event', '2026-11-02')
  assert.deepEqual([unreported.reply_by, unreported.late], [null, null])
  assert.deepEqual(due(unreported, 'reply').within, { days: 10, from: 'report' })
})

test('the reform may come earlier at an employer, or with the report', async () => {
  const event = ['--event', '2026-01-20', '--reported', '2026-02-05']
  assert.equal((await deadlines(...event)).era, 'refresh')
  assert.equal((await deadlines(...event, '--reform-date', '2026-01-01')).era, 'reform')
  assert.equal((await deadlines(...event, '--set', 'era_by=report')).era, 'reform')
})

test('a safety concern is due in twenty-four elapsed hours', async () => {
  const night = await deadlines('--event', '2017-10-28T21:30', '--reported', '2017-10-29T21:00', '--kind', 'safety')
  assert.deepEqual([due(night, 'safety_report').at, due(night, 'safety_report').late], ['2017-10-29T20:30+00:00', true])
  assert.deepEqual(night.copied_to, ['guardian'])
  const day = await deadlines('--event', '2017-11-06', '--kind', 'safety')
  assert.equal(due(day, 'safety_report').at, '2017-11-07T00:00+00:00')
  assert.match(day.notes.join(), /--event 2017-11-06T21:30/)
})

test('the route is that of the era and the kind', async () => {
  const who = (answer) => answer.route.map((step) => step.who)
  const both = ['--kind', 'hours', '--kind', 'education']
  const before = await deadlines('--event', '2017-11-06', ...both)
  assert.deepEqual(who(before), ['supervisor', 'guardian', 'supervisor', 'guardian'])
  assert.deepEqual(before.copied_to, ['guardian', 'medical_education'])
  assert.deepEqual(before.compulsory, [])
  const reform = await deadlines('--event', '2026-11-06', ...both)
  assert.deepEqual(who(reform), ['medical_hr', 'guardian', 'medical_education', 'guardian'])
  assert.equal(reform.compulsory[0].remedy, 'time_off')
  assert.equal(reform.compulsory[0].source.grade, 'A')
  const education = await deadlines('--event', '2026-11-06', '--kind', 'education')
  assert.deepEqual([who(education)[0], education.copied_to], ['medical_education', []])
})

test('a claim over two hours has no route under the reform, and exactly two is a setting', async () => {
  const claim = async (hours, ...more) => (await deadlines('--event', '2026-11-06', '--claim-hours', hours, ...more)).sign_off
  assert.equal((await claim('1:59')).routine, true)
  assert.equal((await claim('2')).source.grade, 'D')
  assert.equal((await claim('2', '--set', 'two_hours_exactly=local')).routine, false)
  assert.equal((await claim('2.5')).routine, false)
})

test('access is due in seven days, and fined after fourteen, under the reform', async () => {
  const access = await deadlines('--event', '2026-08-05', '--access-from', '2026-08-05')
  assert.deepEqual([due(access, 'access').on, due(access, 'access_fine').on], ['2026-08-12', '2026-08-19'])
})

test('deadlines can be read by a person', async () => {
  const text = (await sightlineDoes(['deadlines', '--event', '2017-11-06', '--reported', '2017-11-21'])).out
  assert.match(text, /Under the 2016 rules[\s\S]*Submit the report: the end of Monday 20 November 2017 - LATE/)
  assert.match(text, /C, unverified/)
})

test('deadlines that cannot be told name the option and what to do', async () => {
  await refusesDeadlines([], /--event is required/)
  await refusesDeadlines(['--event', '2017-11-31'], /--event/)
  await refusesDeadlines(['--event', '2017-10-29T01:30'], /--event: .*happened twice/)
  await refusesDeadlines(['--event', '2017-11-06', '--reported', 'yesterday'], /--reported/)
  await refusesDeadlines(['--event', '2017-11-06', '--reported', '2017-11-05'], /--reported: .*before the event/)
  await refusesDeadlines(['--event', '2017-11-06', '--reform-date', 'soon'], /--reform-date/)
  await refusesDeadlines(['--event', '2017-11-06', '--kind', 'pattern'], /--kind/)
  await refusesDeadlines(['--event', '2017-11-06', '--claim-hours', 'two'], /--claim-hours/)
  await refusesDeadlines(['--event', '2017-11-06', '--set', 'reply_days=working'], /--set reply_days=working: .*bank holidays/)
  await refusesDeadlines(['--event', '2017-11-06', '--set', 'era_by=report'], /era_by=report/)
  await refusesDeadlines(['--event', '2017-11-06', '--set', 'era=2016'], /--set era=2016: .*era_by/)
})
