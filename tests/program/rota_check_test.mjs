// A rota coordinator's file at the command line: judged whole, in each form, or refused with each place.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { freshFolder } from '../support/databases.mjs'
import { sightline, sightlineDoes } from '../support/program.mjs'

const header = 'person,kind,start,end'
const seventyFourHours = [
  header,
  'A,shift,2026-06-01T08:00,2026-06-01T20:30',
  'A,shift,2026-06-02T08:00,2026-06-02T20:30',
  'A,shift,2026-06-03T08:00,2026-06-03T20:30',
  'A,shift,2026-06-05T20:30,2026-06-06T09:00',
  'A,shift,2026-06-06T20:30,2026-06-07T09:00',
  'A,shift,2026-06-07T20:30,2026-06-08T09:00'
].join('\n')

const check = (input, ...args) => sightline(['rota', 'check', '-', ...args], { input })
async function judged(input, ...args) {
  return JSON.parse((await sightlineDoes(['rota', 'check', '-', '--format', 'json', ...args], { input })).out)
}
const of = (answer, rule) => answer.findings.filter((one) => one.rule === rule)

test('a finding carries its evidence', async () => {
  const answer = await judged(seventyFourHours)
  const [finding, ...others] = of(answer, 'HR-72')
  assert.deepEqual(others, [])
  const { duties, source, text, ...rest } = finding
  assert.deepEqual(rest, {
    person: 'A', rule: 'HR-72', era: 'E2', plan: '', verdict: 'breach', measured: 74, limit: 72, unit: 'hours',
    from: '2026-06-01T08:00+01:00', to: '2026-06-08T08:00+01:00', dst_affected: false, fine: true, fine_hours: 2
  })
  assert.deepEqual(duties.map((duty) => duty.line), [2, 3, 4, 5, 6, 7])
  assert.equal(source.grade, 'A')
  assert.match(text, /74 h of work between Mon 1 Jun 08:00 and Mon 8 Jun 08:00; the contract allows 72 h/)
  assert.deepEqual([answer.summary.persons, answer.summary.duties, answer.summary.breaches], [1, 6, 1])
  assert.equal(answer.summary.findings_by_rule['HR-72'], 1)
})

test('text and CSV say the same', async () => {
  const text = await check(seventyFourHours)
  assert.equal(text.status, 0)
  assert.match(text.out, /^A {2}HR-72 +breach {2}There are 74 h .* Fined: 2 h\.$/m)
  assert.match(text.out, /6 duties by 1 doctor: 1 breach/)
  const csv = await check(seventyFourHours, '--format', 'csv', '--rules', 'HR-72')
  const [names, row, ...more] = csv.out.trim().split('\r\n')
  assert.match(names, /^person,rule,era/)
  assert.match(row, /^A,HR-72,E2,,breach,74,72,hours,2026-06-01T08:00\+01:00,.*2;3;4;5;6;7,no,yes,2,/)
  assert.deepEqual(more, [])
})

test('contract, settings, rules and people change what is found', async (t) => {
  const nights = [header, ...[1, 2].map((day) => `A,shift,2018-06-0${day}T20:30,2018-06-0${day + 1}T08:00`), 'A,shift,2018-06-04T20:30,2018-06-05T06:00'].join('\n')
  assert.deepEqual(of(await judged(nights), 'RS-NIGHT'), [])
  assert.equal(of(await judged(nights, '--contract', '2019'), 'RS-NIGHT').length, 1)
  const folder = freshFolder(t)
  writeFileSync(`${folder}/people.csv`, 'person,reference_from,reference_to\nA,2026-06-01,2026-06-14\n')
  const average = await judged(seventyFourHours, '--people', `${folder}/people.csv`, '--rules', 'HR-48')
  assert.deepEqual(average.findings, [])
  const paper = [`${header},plan`, 'A,shift,2026-10-24T20:00,2026-10-25T09:00,scheduled'].join('\n')
  assert.equal(of(await judged(paper), 'SH-13')[0].paper, 13)
  assert.deepEqual(of(await judged(paper, '--set', 'clock_changes=paper'), 'SH-13'), [])
})

test('a summary is counts alone', async () => {
  const answer = await judged(seventyFourHours, '--summary')
  assert.deepEqual(Object.keys(answer), ['summary'])
})

test('a file with faults is refused whole, with each place and what to do', async () => {
  const bad = `${seventyFourHours}\nB,shift,2026-06-01T08:00,2026-06-01T07:00\nB,shft,2026-06-02T08:00,2026-06-02T07:00\n`
  const done = await check(bad, '--format', 'json')
  assert.equal(done.status, 2)
  assert.equal(done.out, '')
  assert.match(done.err, /line 8, column end: Enter an end that is after the start/)
  assert.match(done.err, /line 9, column kind: Enter shift or on_call/)
  assert.match(done.err, /Nothing was judged/)
  assert.doesNotMatch(done.err, /\bB\b/, 'no name in a fault')
})

test('a wrong question is answered with how to ask', async () => {
  for (const [args, words] of [
    [['--contract', '2020'], /auto, 2016 or 2019/],
    [['--set', 'nights=yes'], /nights_are_long/],
    [['--set', 'nights_are_long=perhaps'], /yes or no/],
    [['--rules', 'HR-73'], /There is no rule HR-73/],
    [['--rules', 'BR-POS'], /rotas say how long breaks were, not when/],
    [['--format', 'xml'], /xml/],
    [['--people', '/nowhere.csv'], /cannot be read/]
  ]) {
    const done = await check(seventyFourHours, ...args)
    assert.equal(done.status, 2, args.join(' '))
    assert.match(done.err + done.out, words)
  }
  assert.equal((await sightline(['rota', 'check', '/nowhere.csv'])).status, 2)
})
