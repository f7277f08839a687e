// What an interest shuts a member out of, or the public, stands in no byte that they can reach: every page, file, feed and
// calendar that links lead to is taken, unpacked and searched. The chair takes the same walk, and must find it.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Client, formsOf, wordsOf } from '../support/client.mjs'
import { demonstration } from '../support/databases.mjs'
import { run, serveDemonstration } from '../support/program.mjs'

const meeting = '/meetings/vpc-2026-11-18'
const nextDay = '2026-11-19T09:00'
/** Each is set down in another part of the closed item; none stands anywhere else. */
const secrets = ['quokka', 'numbat', 'bilby', 'potoroo']
const closedTitle = 'the recommended bidder'
const morePages = 2_000 // a bound: the walk ends

async function clientAs(t, server, title) {
  const client = new Client(server.origin)
  t.after(() => client.close())
  if (title) await client.signInAs(title)
  return client
}

async function does(client, path, which, fields) {
  const page = await client.get(path)
  assert.equal(page.status, 200, `${path}: ${wordsOf(page.text).slice(0, 300)}`)
  const done = await client.submit(page.text, which, fields)
  assert.equal(done.status, 303, `${path}: ${wordsOf(done.text).slice(0, 600)}`)
}
const types = (client, line) =>
  does(client, `${meeting}/live`, (form) => form.words.includes('What happened?'), { line })
const presses = (client, path, words, fields = {}) =>
  does(client, path, (form) => form.buttons.some((button) => button.words === words), fields)

/** The meeting is held, its minutes are drawn up, circulated and published; all of it speaks of the closed item. */
async function given_a_meeting_with_a_closed_item(t, server) {
  const secretary = await clientAs(t, server, 'Committee secretary')
  await presses(secretary, `${meeting}/agenda/3`, 'Save the item', {
    title: 'Award of the community beds contract',
    closed_title: `Award of the community beds contract: ${closedTitle}`,
    kind: 'substantive', medium: 'paper', part: 'private', private_reason: 'Commercial',
    purpose: `approve the award to Example ${secrets[0]} Care`,
    proposal: `Award to the ${secrets[0]} bidder`
  })
  for (const line of ['AE and BS here at 9.28', 'open 9.30', 'item 4', 'CS out', `The ${secrets[1]} offer was dearer than all others.`])
    await types(secretary, line)
  await does(secretary, `${meeting}/live`, (form) => form.fields.limb === '1',
    { 'limb-verb-1': 'approve', 'limb-text-1': `the award to the ${secrets[2]} company` })
  for (const line of [`action AE by 12 December: write to the ${secrets[3]} company`,
    'item 5', 'The winter plan was praised by all.', 'NOTE the winter plan', 'close 11.00'])
    await types(secretary, line)
  await presses(secretary, `${meeting}/minutes`, 'Draw up the draft')
  const chair = await clientAs(t, server, 'Committee chair')
  await presses(chair, `${meeting}/minutes`, 'The chair has checked them')
  await presses(secretary, `${meeting}/minutes`, 'Circulate to members')
  const page = await secretary.get(`${meeting}/publication`)
  const release = formsOf(page.text).filter((form) => form.fields.do === 'release')
  assert.ok(release.length > 0, wordsOf(page.text))
  for (const form of release) assert.equal((await secretary.post(form.action, form.fields)).status, 303)
}

// ---- what stands in the bytes of an answer -------------------------------------------------------------------------

async function unpacked(answer) {
  const type = answer.headers['content-type'] ?? ''
  if (/^text\/|json|xml(?!.*openxml)/.test(type) && !/openxmlformats/.test(type)) return answer.text
  const folder = mkdtempSync(join(tmpdir(), 'sightline-leak-'))
  try {
    const file = join(folder, 'file')
    writeFileSync(file, answer.bytes)
    if (/pdf/.test(type)) {
      const words = await run('pdftotext', [file, '-'])
      const structure = await run('qpdf', ['--qdf', '--object-streams=disable', file, '-'])
      assert.equal(words.status, 0, words.err)
      return words.out + structure.out
    }
    if (/openxmlformats/.test(type)) {
      const parts = await run('unzip', ['-p', file])
      assert.equal(parts.status, 0, parts.err)
      return parts.out
    }
    return answer.text
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const linksOf = (html) =>
  [...html.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, path]) => path.replace(/&amp;/g, '&')).filter((path) => !path.startsWith('/assets/'))

/** Every answer that links lead to from `starts`, as {path, status, words}. */
async function walk(client, starts) {
  const seen = new Set(starts)
  const waiting = [...starts]
  const answers = []
  while (waiting.length > 0 && answers.length < morePages) {
    const path = waiting.shift()
    const answer = await client.get(path)
    assert.ok(answer.status < 500, `${path} gave ${answer.status}`)
    const words = await unpacked(answer)
    answers.push({ path, status: answer.status, words: `${path} ${JSON.stringify(answer.headers)} ${words}` })
    const next = answer.location ? [answer.location] : /html/.test(answer.headers['content-type'] ?? '') ? linksOf(answer.text) : []
    for (const one of next) {
      // Other months and filters of the same page: a few are as good as all.
      const page = one.split('?')[0]
      const alike = [...seen].filter((other) => other.split('?')[0] === page).length
      if (!seen.has(one) && alike < 4) {
        seen.add(one)
        waiting.push(one)
      }
    }
  }
  assert.ok(answers.length < morePages, 'the walk came to its end')
  return answers
}

/** Where links lead, and what has none: files, parts, searches, each as one would guess them. */
const guesses = [
  '/', '/committees', '/actions', '/public', '/public/committees/vpc/feed.atom', '/public/committees/vpc/calendar.ics',
  ...['', '/agenda', '/agenda/3', '/live', '/changes', '/checks', '/minutes', '/minutes/minutes.pdf', '/minutes/minutes.docx',
    '/papers', '/pack.pdf', '/screening', '/publication'].map((part) => meeting + part),
  ...['', '/minutes', '/minutes/minutes.pdf', '/minutes/minutes.docx', '/papers'].map((part) => `/public${meeting}${part}`),
  ...['', '/actions', '/actions/excel', '/plan', '/decisions', '/terms', '/interests', '/standing-down'].map((part) => `/committees/vpc${part}`),
  ...[...secrets, 'bidder'].map((word) => `/public/search?words=${word}`)
]

async function searches(client) {
  const answers = []
  for (const word of [...secrets, 'bidder', 'award']) {
    const page = await client.get('/search')
    if (page.status !== 200) return answers
    const answer = await client.submit(page.text, (form) => form.action === '/search', { words: word })
    // The page shows again what was looked for.
    const words = answer.text.replace(new RegExp(`value="${word}"`, 'g'), '')
    answers.push({ path: `a search for ${word}`, words })
  }
  return answers
}

const told = (answers, secret) => answers.filter((one) => one.words.toLowerCase().includes(secret)).map((one) => one.path)

/** The address and the field of a search hold the word that was looked for; that is no leak. */
const withoutOwnWords = (answers) =>
  answers.map((one) => {
    const looked = /\/public\/search\?words=(\w+)/.exec(one.path)
    return looked ? { ...one, words: one.words.replaceAll(looked[1], '') } : one
  })

test('a closed item stands in no byte that a member with an interest, a stranger or the public can reach', async (t) => {
  const database = await demonstration(t)
  const server = await serveDemonstration(t, database, nextDay)
  await given_a_meeting_with_a_closed_item(t, server)
  const all = [...secrets, closedTitle]

  const chair = await clientAs(t, server, 'Committee chair')
  const open = [...(await walk(chair, guesses)), ...(await searches(chair))]
  for (const secret of all) assert.ok(told(open, secret).length > 0, `the chair finds "${secret}", or this test proves nothing`)
  for (const path of [meeting, `${meeting}/minutes`, `${meeting}/minutes/minutes.pdf`, `${meeting}/minutes/minutes.docx`])
    assert.ok(told(open, secrets[1]).includes(path), `the chair reads the notes at ${path}`)

  for (const title of ['Committee member with an interest', 'Guardian of safe working hours', undefined]) {
    const client = await clientAs(t, server, title)
    const answers = withoutOwnWords([...(await walk(client, guesses)), ...(await searches(client))])
    assert.ok(answers.filter((one) => one.status === 200).length > 3, `${title ?? 'the public'} reads something`)
    for (const secret of all) assert.deepEqual(told(answers, secret), [], `${title ?? 'the public'} reads of "${secret}"`)
  }

  const publicly = withoutOwnWords(await walk(await clientAs(t, server), guesses))
  for (const path of [`/public${meeting}`, `/public${meeting}/minutes`, `/public${meeting}/minutes/minutes.pdf`])
    assert.ok(told(publicly, 'winter plan').includes(path), `the public reads of the winter plan at ${path}`)
})
