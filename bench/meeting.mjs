// A long meeting: 200 items on its agenda, 2,000 lines set down. What its pages cost, and what one more line costs, beside
// a page of the same server that reads almost nothing.
import { Client, formsOf } from '../tests/support/client.mjs'
import { freshFolder } from '../tests/support/databases.mjs'
import { serve, sightlineDoes } from '../tests/support/program.mjs'
import { benchmark, median, printTable, timed } from './measuring.mjs'

const items = 200
const lines = 2_000
const rounds = 9
const clock = '2026-11-18T09:00'
const meeting = '/meetings/vpc-2026-12-10'

async function sent(client, path, which, fields) {
  const page = await client.get(path)
  const done = await client.submit(page.text, which, fields)
  if (done.status !== 303) throw new Error(`${path} gave ${done.status}`)
}
const adds = (form) => form.fields.do === 'add'

async function plan(secretary) {
  await sent(secretary, '/committees/vpc/meetings/new', (form) => form.action.endsWith('/new'),
    { 'date-day': '10', 'date-month': '12', 'date-year': '2026', starts: '9.30' })
  for (let i = 0; i < items; ++i)
    await sent(secretary, `${meeting}/agenda`, adds, { title: `Matter ${i} of a long day`, kind: 'substantive', medium: 'paper', purpose: 'note' })
  await sent(secretary, `${meeting}/agenda`, (form) => form.fields.do === 'issue', {})
}

async function holds(secretary) {
  const page = await secretary.get(`${meeting}/live`)
  const form = formsOf(page.text).find((one) => one.words.includes('What happened?'))
  const types = async (line, i) => {
    const done = await secretary.post(form.action, { ...form.fields, entry: `line-${i}`, line })
    if (done.status !== 303) throw new Error(`"${line}" gave ${done.status}`)
  }
  await types('AE and BS here at 9.28', 'here')
  await types('open 9.30', 'open')
  for (let i = 0; i < lines; ++i)
    await types(i % 10 === 0 ? `item ${1 + Math.floor(i / 10) % items}` : `Point ${i} was made at some length, and answered.`, i)
  return types
}

async function milliseconds(action) {
  const seen = []
  for (let i = 0; i < rounds; ++i) seen.push((await timed(() => action(i))).milliseconds)
  return median(seen)
}

await benchmark('A long meeting', async (t) => {
  const file = `${freshFolder(t)}/meeting.db`
  await sightlineDoes(['demo', 'load', '--database', `sqlite:${file}`, '--clock', clock])
  const server = await serve(t, { engine: 'sqlite', file, url: `sqlite:${file}` }, ['--demo', '--clock', '2026-12-10T09:00', '--log-level', 'warning'])
  const secretary = new Client(server.origin)
  await secretary.signInAs('Committee secretary')
  const planned = await timed(() => plan(secretary))
  console.log(`${items} items planned in ${(planned.milliseconds / 1000).toFixed(1)} s`)
  const { result: types, milliseconds: held } = await timed(() => holds(secretary))
  console.log(`${lines} lines set down in ${(held / 1000).toFixed(1)} s`)
  const page = (path) => milliseconds(() => secretary.get(path))
  printTable([
    [`median of ${rounds}, one after the other`, 'ms'],
    ['one more line', (await milliseconds((i) => types('One more point.', `more-${i}`))).toFixed(1)],
    ['the secretary\'s page', (await page(`${meeting}/live`)).toFixed(1)],
    ['what the page asks for every few seconds', (await page(`${meeting}/changes`)).toFixed(1)],
    ['the meeting as members see it', (await page(meeting)).toFixed(1)],
    ['its agenda, to be changed', (await page(`${meeting}/agenda`)).toFixed(1)],
    ['a page that reads almost nothing', (await page('/account')).toFixed(1)]
  ])
  secretary.close()
})
