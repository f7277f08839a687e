// A committee's quorum from two files: judged, by how much, on whom it hangs; or refused with every fault's path.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sightline, sightlineDoes } from '../support/program.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sightline-quorum-'))
after(() => rmSync(folder, { recursive: true }))

let files = 0
function file(content) {
  const path = join(folder, `${++files}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const chairs = { rule: { at_least: 3, of: { seat_tags_any: ['ccg_chair'] } }, options: { deputies_count: false } }
const seats = [
  { id: 'lead', holder: 'AW', organisation: 'LLR CCGs', sector: 'nhs_commissioner', tags: ['chair'], voting: true },
  { id: 'city', holder: 'AFa', organisation: 'Leicester City CCG', sector: 'nhs_commissioner', tags: ['ccg_chair'], voting: true },
  { id: 'west', holder: 'ML', organisation: 'West Leicestershire CCG', sector: 'nhs_commissioner', tags: ['ccg_chair'], voting: true },
  { id: 'east', holder: 'UM', organisation: 'East Leicestershire & Rutland CCG', sector: 'nhs_commissioner', tags: ['ccg_chair'], voting: true },
]
const sits = (seat, more = {}) => ({ seat, as: 'holder', mode: 'in_person', excluded: false, ...more })
const held = [sits('lead'), sits('city', { as: 'deputy' }), sits('west'), sits('east')]
const asItShouldHaveBeen = [sits('lead'), sits('city'), sits('west'), sits('east')]

async function judged(rule, present, ofSeats = seats) {
  const done = await sightlineDoes(['quorum', file(rule), file({ seats: ofSeats, present }), '--format', 'json'])
  return JSON.parse(done.out)
}

test('the meeting with two of three chairs was not quorate, and says why', async () => {
  const answer = await judged(chairs, held)
  assert.deepEqual([answer.quorate, answer.margin, answer.critical, answer.mended_by], [false, -1, [], ['AFa']])
  assert.deepEqual(answer.clauses, [
    { text: 'At least 3 members who hold a seat tagged CCG chair', needed: 3, have: 2, who: ['ML', 'UM'], met: false, path: '$.rule' },
  ])
  assert.equal(answer.words, 'not quorate: 2 of 3 CCG chairs are present; if AFa arrives it is quorate')
  assert.equal(answer.rule, 'At least 3 members who hold a seat tagged CCG chair; deputies do not count')
  assert.deepEqual(answer.not_counted, [{ seat: 'city', who: "AFa's deputy", why: 'does not count: deputies do not' }])
})

test('with its third chair it hangs on each of them', async () => {
  const answer = await judged(chairs, asItShouldHaveBeen)
  assert.deepEqual([answer.quorate, answer.margin, answer.critical], [true, 1, ['AFa', 'ML', 'UM']])
  const excluded = asItShouldHaveBeen.map((one) => (one.seat === 'east' ? { ...one, excluded: true } : one))
  const without = await judged(chairs, excluded)
  assert.deepEqual([without.quorate, without.margin], [false, null])
  assert.equal((await judged({ ...chairs, options: { conflicted_counts: true } }, excluded)).quorate, true)
})

test('a rule may be written with its options beside it', async () => {
  const { rule, options } = chairs
  assert.deepEqual(await judged({ ...rule, ...options }, held), await judged(chairs, held))
  assert.deepEqual(await judged({ ...rule, options }, held), await judged(chairs, held))
})

test('a rule of rules answers with every clause and its place', async () => {
  const rule = {
    all: [
      { at_least_fraction: '1/2', base: 'filled_seats' },
      { any: [{ each: 'organisation', at_least: 1 }, { k_of: 1, rules: [{ not: { at_least: 3, of: { seat_tags_any: ['ccg_chair'] } } }] }] },
    ],
  }
  const answer = await judged(rule, held)
  assert.equal(answer.quorate, true)
  assert.deepEqual(answer.clauses.map((one) => [one.path, one.needed, one.have, one.met]), [
    ['$.rule.all[0]', 2, 4, true],
    ['$.rule.all[1].any[0]', 1, 1, true],
    ['$.rule.all[1].any[0]', 1, 1, true],
    ['$.rule.all[1].any[0]', 1, 1, true],
    ['$.rule.all[1].any[0]', 1, 1, true],
    ['$.rule.all[1].any[1].rules[0]', 3, 3, false],
  ])
  assert.deepEqual(answer.lines.slice(0, 3).map((one) => one.depth), [0, 1, 1])
})

test('a secretary can read it', async () => {
  const paths = [file(chairs), file({ seats, present: held })]
  const text = (await sightlineDoes(['quorum', ...paths])).out
  assert.match(text, /^Not quorate: 2 of 3 CCG chairs are present; if AFa arrives it is quorate\.\n/)
  assert.match(text, /not met At least 3 members who hold a seat tagged CCG chair\n +2 present: ML and UM\n/)
  assert.match(text, /Deputies do not count\./)
  assert.match(text, /AFa's deputy does not count: deputies do not\./)
})

test('a misspelt tag is pointed out', async () => {
  const answer = await judged({ at_least: 1, of: { seat_tags_any: ['ccg_chairs'] } }, held)
  assert.deepEqual([answer.quorate, answer.margin, answer.doubts], [false, null, ['No seat has the tag ccg_chairs.']])
})

test('the rule may come on standard input', async () => {
  const done = await sightline(['quorum', '-', file({ seats, present: held }), '--format', 'json'], { input: JSON.stringify(chairs) })
  assert.equal(JSON.parse(done.out).margin, -1)
  assert.equal((await sightline(['quorum', '-', '-'])).status, 2)
})

test('what is wrong in either file is told at once, and nothing is judged', async () => {
  const rule = { rule: { all: [{ at_least: 1 }, { at_least: -1, of: { tag: [] } }] }, options: { deputies: true } }
  const attendance = { seats: [...seats, seats[0]], present: [sits('north'), sits('west', { as: 'guest' }), sits('east'), sits('east')] }
  const done = await sightline(['quorum', file(rule), file(attendance), '--format', 'json'])
  assert.equal(done.status, 2)
  assert.equal(done.out, '')
  for (const words of [
    /\.json, \$\.rule\.all\[1\]\.at_least: must be a whole number, 0 or more\n/,
    /\$\.rule\.all\[1\]\.of\.tag: .*seat_tags_any, seat_tags_all, org_in, sector_in, voting, seats/,
    /\$\.options\.deputies: .*deputies_count/,
    /\$\.seats\[4\]\.id: "lead" is the id of seats\[0\] too/,
    /\$\.present\[0\]\.seat: there is no seat "north"/,
    /\$\.present\[1\]\.as: .*holder, deputy, substitute/,
    /\$\.present\[3\]: the holder of seat "east" is there twice/,
  ])
    assert.match(done.err, words)
})

test('files that cannot be read, and none at all, are refused', async () => {
  const good = [file(chairs), file({ seats, present: held })]
  for (const [args, words] of [
    [[join(folder, 'none.json'), good[1]], /none\.json: This file cannot be read/],
    [[file('{"at_least": 3'), good[1]], /line 1, column \d+: The file ends in the middle/],
    [[good[0], file('[1]')], /\$: is a list/],
    [[good[0]], /attendance is required/],
    [[...good, '--format', 'xml'], /--format/],
  ]) {
    const done = await sightline(['quorum', ...args])
    assert.equal(done.status, 2, args.join(' '))
    assert.match(done.err + done.out, words)
  }
})
