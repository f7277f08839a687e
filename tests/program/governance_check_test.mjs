// The checks of a minute book from the command line: for a secretary as text, for a program as JSON. No database.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { freshFolder } from '../support/databases.mjs'
import { repository, run, program, sightline, sightlineDoes } from '../support/program.mjs'

const recorded = `${repository}/data/demonstration/system-leadership-team.json`
const example = `${repository}/data/examples/minute-book.json`

const check = (...args) => sightlineDoes(['governance', 'check', ...args])
const asJson = async (...args) => JSON.parse((await check(...args, '--format', 'json')).out)

async function refuses(args, ...words) {
  const done = await sightline(['governance', 'check', ...args])
  assert.equal(done.status, 2, `${args.join(' ')}: ${done.out}${done.err}`)
  assert.equal(done.out, '')
  for (const one of words) assert.match(done.err, one)
}

test('a book that is kept well has no findings', async () => {
  const { findings, summary } = await asJson(example)
  assert.deepEqual(findings, [])
  assert.deepEqual(summary, { findings: 0, by_check: {}, by_severity: { high: 0, medium: 0, low: 0 } })
  assert.equal((await check(example)).out, 'Nothing found.\n')
})

test('findings have their place, their words and their counts', async () => {
  const { findings, summary } = await asJson(recorded)
  assert.equal(summary.findings, findings.length)
  for (const one of findings) {
    assert.deepEqual(Object.keys(one), ['check', 'severity', 'meeting', 'item', 'subject', 'text'])
    assert.match(one.text, /\.$/)
  }
  const count = (key, value) => findings.filter((one) => one[key] === value).length
  for (const [code, n] of Object.entries(summary.by_check)) assert.equal(count('check', code), n, code)
  for (const [severity, n] of Object.entries(summary.by_severity)) assert.equal(count('severity', severity), n, severity)
  const ended = findings.find((one) => one.check === 'Q1' && one.subject === 'slt')
  assert.deepEqual([ended.meeting, ended.item, ended.severity], ['slt-2019-12-19', '142', 'high'])
})

test('a secretary reads them meeting by meeting', async () => {
  const { out } = await check(recorded)
  const at = (words) => {
    const place = out.indexOf(words)
    assert.notEqual(place, -1, words)
    return place
  }
  assert.ok(at('System Leadership Team, 21 September 2017\n') < at('System Leadership Team, 19 October 2017\n'))
  assert.ok(at('  Item 142: Proposal to change the LLR System Governance\n') < at('D2 high: Parts of a proposal'))
  assert.match(out, /\n\d+ findings \(\d+ high, \d+ medium and \d+ low\) in 4 meetings and bulletins\.\n$/)
  for (const line of out.split('\n')) assert.ok(line.length <= 110, line)
})

test('some checks alone can be asked for', async () => {
  const { findings, summary } = await asJson(recorded, '--check', 'm4, Q1,M4')
  assert.deepEqual(summary.by_check, { Q1: 3, M4: 3 })
  assert.ok(findings.every(({ check }) => check === 'Q1' || check === 'M4'))
  await refuses([recorded, '--check', 'Q1,Z9'], /There is no check Z9\. --list names them all\./)
  await refuses([recorded, '--check', 'Q1,'], /There is no check without a code/)
})

test('every check is listed without a file', async () => {
  const list = await asJson('--list')
  assert.equal(list.length, 42)
  assert.deepEqual(Object.keys(list[0]), ['code', 'name', 'rule', 'mend', 'severity'])
  const text = (await check('--list')).out
  for (const { code, name } of list) assert.ok(text.includes(`${code}  ${name}\n`), code)
})

test('a bad file is refused with every path and reason', async (t) => {
  const path = join(freshFolder(t), 'book.json')
  const book = JSON.parse(readFileSync(example, 'utf8'))
  book.meetings[0].date = 'next Thursday'
  book.meetings[0].items[1].kind = 'tea'
  writeFileSync(path, JSON.stringify(book))
  await refuses([path], /book\.json: \$\.meetings\[0\]\.date: /, /book\.json: \$\.meetings\[0\]\.items\[1\]\.kind: /)
  writeFileSync(path, '{"meetings": [')
  await refuses([path], /book\.json: line 1, column \d+: /)
  await refuses([join(freshFolder(t), 'none.json')], /none\.json: This file cannot be read/)
  await refuses([], /Name the minute book's file, or use --list/)
})

test('a book can come through a pipe', async () => {
  const done = await run(program, ['governance', 'check', '-', '--format', 'json'], { input: readFileSync(example) })
  assert.equal(done.status, 0, done.err)
  assert.equal(JSON.parse(done.out).summary.findings, 0)
})
