// The guardian's overview of a million reports at 64 connections, beside a bare Beast server that returns the same bytes,
// and beside our own server with a handler that does nothing. Three rounds, the servers in turn.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { wordsOf } from '../tests/support/client.mjs'
import { run, serve } from '../tests/support/program.mjs'
import { benchmark, builds, folder, guardianAt, median, millionRecord, printTable, timed } from './measuring.mjs'

const rounds = 3
const load = ['-t2', '-c64', '-d10s', '--latency']

function freePort() {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function startPeer(t, name, file) {
  const port = await freePort()
  const child = spawn(`${builds}/${name}`, ['--port', `${port}`, file], { stdio: 'ignore' })
  t.after(() => child.kill())
  const origin = `http://127.0.0.1:${port}`
  while ((await run('curl', ['-sf', '-o', '/dev/null', origin])).status !== 0)
    if (child.exitCode !== null) throw new Error(`${name} did not start`)
  return origin
}

const milliseconds = (text) => {
  const [, number, unit] = /([\d.]+)(us|ms|s)/.exec(text)
  return Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit]
}

async function underLoad(address, headers) {
  const done = await run('wrk', [...load, ...headers.flatMap((header) => ['-H', header]), address])
  if (done.status !== 0) throw new Error(done.err)
  if (/Non-2xx|Socket errors/.test(done.out)) throw new Error(`not every answer was a page:\n${done.out}`)
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(done.out)[1]),
    p99: milliseconds(/99%\s+(\S+)/.exec(done.out)[1])
  }
}

await benchmark("The guardian's overview", async (t) => {
  const database = await millionRecord()
  const server = await serve(t, database, ['--demo', '--log-level', 'warning'])
  const guardian = await guardianAt(server)
  const first = await timed(() => guardian.get('/guardian'))
  const page = (await guardian.get('/guardian')).bytes
  if (first.result.status !== 200) throw new Error(wordsOf(first.result.text))
  const file = `${folder}/overview.html`
  writeFileSync(file, page)
  console.log(`the page: ${page.length} bytes; the first after the record changed: ${first.milliseconds.toFixed(0)} ms`)

  const cookie = `Cookie: ${[...guardian.cookies].map(([name, value]) => `${name}=${value}`).join('; ')}`
  const servers = [
    { name: 'sightline /guardian', address: `${server.origin}/guardian`, headers: [cookie], seen: [] },
    { name: 'bare Beast, same bytes', address: `${await startPeer(t, 'bare_beast', file)}/`, headers: [], seen: [] },
    { name: 'our server, no work', address: `${await startPeer(t, 'plain_handler', file)}/`, headers: [], seen: [] }
  ]
  for (let round = 0; round < rounds; ++round)
    for (const one of servers) one.seen.push(await underLoad(one.address, one.headers))

  const bare = median(servers[1].seen.map((one) => one.perSecond))
  printTable([
    ['median of 3 rounds of 10 s, 64 connections', 'pages/s', 'of bare', 'p99 ms', 'pages/s in each round'],
    ...servers.map(({ name, seen }) => {
      const perSecond = median(seen.map((one) => one.perSecond))
      const p99 = median(seen.map((one) => one.p99))
      const each = seen.map((one) => one.perSecond.toFixed(0)).join(' ')
      return [name, perSecond.toFixed(0), `${((100 * perSecond) / bare).toFixed(0)}%`, p99.toFixed(1), each]
    })
  ])
})
