// From starting the program to its first "ready", and the memory it holds: idle, and after 10 seconds of load.
import { spawn } from 'node:child_process'
import http from 'node:http'
import { program, run, serve } from '../tests/support/program.mjs'
import { benchmark, demonstrationRecord, guardianAt, median, megabytes, millionRecord, printTable, residentMemory } from './measuring.mjs'

const tries = 5

function isReady(origin) {
  return new Promise((resolve) => {
    http.get(`${origin}/readyz`, (answer) => resolve(answer.resume().statusCode === 200)).on('error', () => resolve(false))
  })
}

/** Milliseconds from starting the process to its first "ready". */
async function startTime(database) {
  const before = process.hrtime.bigint()
  const child = spawn(program, ['serve', '--port', '0', '--database', database.url], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise((resolve) => child.on('close', resolve))
  const origin = await new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (text) => {
      said += text
      const where = /Sightline is at (http\S+)/.exec(said)
      if (where) resolve(where[1])
    })
    ended.then(() => reject(new Error('the server did not start')))
  })
  while (!(await isReady(origin)));
  const took = Number(process.hrtime.bigint() - before) / 1e6
  child.kill()
  await ended
  return took
}

async function memory(t, database) {
  const server = await serve(t, database, ['--demo', '--log-level', 'warning'])
  while (!(await isReady(server.origin)));
  const idle = residentMemory(server.child)
  const guardian = await guardianAt(server)
  const cookie = [...guardian.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  await run('wrk', ['-t2', '-c64', '-d10s', '-H', `Cookie: ${cookie}`, `${server.origin}/guardian`])
  const loaded = residentMemory(server.child)
  await server.stop()
  return { idle, loaded }
}

await benchmark('Starting, and memory', async (t) => {
  const lines = [[`median of ${tries}`, 'ready after', 'memory idle', 'after load']]
  for (const [name, database] of [['demonstration', await demonstrationRecord()], ['a million reports', await millionRecord()]]) {
    const times = []
    for (let n = 0; n < tries; ++n) times.push(await startTime(database))
    const { idle, loaded } = await memory(t, database)
    lines.push([name, `${median(times).toFixed(0)} ms`, megabytes(idle), megabytes(loaded)])
  }
  printTable(lines)
})
