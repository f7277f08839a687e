// Papers of a meeting: sent in, checked, issued, read on a phone; the pack made for each reader; and the guardian's report
// as a paper with one press.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { demonstration, freshFolder } from '../support/databases.mjs'
import { serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()
const secretary = 'Committee secretary'
const papers = '/meetings/vpc-2026-11-18/papers'
const pack = '/meetings/vpc-2026-11-18/pack.pdf'
const run = (...words) => execFileSync(words[0], words.slice(1), { maxBuffer: 1 << 28 }).toString()

async function given_a_server(t) {
  return serveDemonstration(t, await demonstration(t))
}

async function given_someone(t, server, title, options = {}) {
  const visitor = await arrive(t, server.origin, options)
  await signInAs(visitor, title)
  return visitor
}

/** A file as the visitor's browser would save it. */
async function saved(t, visitor, path) {
  const answer = await visitor.context.request.get(path)
  assert.equal(answer.status(), 200, path)
  const file = join(freshFolder(t), 'saved.pdf')
  writeFileSync(file, await answer.body())
  return file
}

const page = (file, n) => run('pdftotext', '-layout', '-f', `${n}`, '-l', `${n}`, file, '-')

/** Every bookmark with the page it leads to, from the top. */
function bookmarks(file) {
  const all = []
  const take = (outlines) => {
    for (const one of outlines) {
      all.push([one.title, one.destpageposfrom1])
      take(one.kids)
    }
  }
  take(JSON.parse(run('qpdf', '--json', '--json-key=outlines', file)).outlines)
  return all
}

async function chooses_file(visitor, name, mimeType, bytes) {
  await visitor.page.getByLabel('The paper').setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })
}

for (const scripts of [true, false])
  test(`a paper is asked for, written, checked and issued (${scripts ? 'with' : 'without'} scripts)`, async (t) => {
    const server = await given_a_server(t)
    const she = await given_someone(t, server, secretary, { scripts })
    await she.open(papers)
    await she.sees('Paper B: Award of the community beds contract', '3 pages Issued', 'Private')
    await she.page.getByLabel('For item').selectOption({ label: '6 Action log' })
    await she.page.getByLabel('Written by').selectOption('dale')
    await she.press('Ask for it')
    await she.sees('The paper is asked for.', 'Paper E: Action log', 'No file yet', 'Asked for')
    await she.follow('Paper E: Action log')
    await she.sees('R4 Nobody has chosen what the meeting is asked to do', 'Not chosen yet')

    await she.press('Fill in the cover sheet')
    await she.fill('Context', 'The log as it stands.')
    await she.fill('Question 1', 'Which actions are overdue?')
    await she.page.getByLabel('What the meeting is asked to do').selectOption('note')
    await she.fill('Input sought', 'The committee is asked to APPROVE the log.')
    await she.fill('Risk 1: current rating', '99')
    await she.press('Save the cover sheet')
    await she.sees('There is a problem', 'Enter the rating as a whole number from 1 to 25.')
    assert.equal(await she.page.getByLabel('Question 1', { exact: true }).inputValue(), 'Which actions are overdue?')
    await she.fill('Risk 1: current rating', '')
    await she.press('Save the cover sheet')
    await she.sees('Saved.', 'R4 Question 1 has no answer.', 'D1 The purpose is to note', 'Being written')

    await she.press('Send the paper')
    await chooses_file(she, 'paper.pdf', 'application/pdf', '%PDF-1.7 and then nothing')
    await she.fill('What has changed', 'nothing yet')
    await she.press('Send it')
    await she.sees('There is a problem', 'This PDF is damaged or cut off.')
    assert.equal(await she.page.getByLabel('What has changed').inputValue(), 'nothing yet')
    const other = await saved(t, she, pack)
    await chooses_file(she, 'paper.pdf', 'application/pdf', readFileSync(other))
    await she.press('Send it')
    await she.sees('The file was taken.', 'R6 The paper has 14 pages, counted', 'Tabled at the meeting')

    for (const step of ['Send it to the secretary', 'Accept it', 'Issue it to members']) await she.press(step)
    await she.sees('Issued', 'Version 1 (PDF), 14 pages')
    const chair = await given_someone(t, server, 'Committee chair', { size: 'phone', scripts })
    await chair.open(papers)
    await chair.follow('Paper E: Action log')
    await chair.sees('Which actions are overdue?', 'Read the paper (PDF)')
    await chair.doesNotSee('Checks', 'Withdraw it')
  })

test('the pack leads to each paper by its contents, its bookmarks and its page numbers alike', async (t) => {
  const server = await given_a_server(t)
  const she = await given_someone(t, server, secretary)
  const file = await saved(t, she, pack)
  const info = run('pdfinfo', file)
  assert.match(info, /Title: +Vale Partnership Committee, 18 November 2026: papers/)
  assert.match(info, /Tagged: +yes/)
  assert.doesNotMatch(info, /Author|Creator|Producer/)
  run('qpdf', '--check', file)
  const total = Number(/Pages: +(\d+)/.exec(info)[1])
  const found = bookmarks(file)
  for (const [item, letter, title] of [['3', 'A', 'Minutes of the last meeting'], ['4', 'B', 'Award of the community beds contract: the recommended bidder'], ['5', 'C', 'Winter plan']]) {
    const line = new RegExp(` ${item} +${letter} +${title} +(\\d+)`).exec(page(file, 1))
    assert.ok(line, `the contents name paper ${letter}`)
    const n = Number(line[1])
    assert.ok(found.some(([words, at]) => words === `${item} Paper ${letter}: ${title}` && at === n), `${title}: ${JSON.stringify(found)}`)
    assert.match(page(file, n), new RegExp(`Cover sheet of paper ${letter}[^]*Pack page ${n} of ${total}`))
    assert.equal(/Copy of DP/.test(page(file, n)), letter === 'B', 'only the private paper bears whose copy it is')
  }
  assert.match(run('pdfinfo', '-struct-text', file), /Award of the community beds contract/)
})

test('the pack of a member with an interest holds nothing of the item that is closed to her', async (t) => {
  const server = await given_a_server(t)
  const conflicted = await given_someone(t, server, 'Committee member with an interest', { size: 'phone' })
  await conflicted.open(papers)
  await conflicted.sees('4 Award of the community beds contract', 'An interest keeps this item\'s papers from you.')
  await conflicted.doesNotSee('Paper B')
  const file = await saved(t, conflicted, pack)
  const all = run('qpdf', '--qdf', '--stream-data=uncompress', file, '-') + run('pdftotext', file, '-')
  for (const withheld of ['1.9 million', 'Two providers have offered', 'Paper B', 'better one for patients'])
    assert.ok(!all.includes(withheld), withheld)
  assert.match(page(file, 2), /Award of the community beds contract \(closed to you\)/)
  assert.ok(!bookmarks(file).some(([words]) => words.includes('Award')))
})

test('the guardian sends the report to a meeting with one press', async (t) => {
  const server = await given_a_server(t)
  const guardian = await given_someone(t, server, 'Guardian of safe working hours')
  await guardian.open('/guardian/report?from=2017-09-01&to=2017-11-30')
  await guardian.press('Send this report to a meeting')
  await guardian.press('Send the report')
  await guardian.sees('There is a problem', 'Choose the meeting that it is for.')
  await guardian.page.getByRole('radio').first().check()
  await guardian.press('Send the report')
  await guardian.sees('The report is sent.', 'No committee waits for this report.')
  const she = await given_someone(t, server, secretary)
  await she.open(papers)
  await she.follow(/Paper D: Guardian of safe working hours: report for September to November 2017/)
  await she.sees('With the secretary', '68', '113.6', 'Reports on September to November 2017', 'Accept it')
})
