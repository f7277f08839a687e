// The program under test, as someone at a terminal meets it: its commands and its server.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { atTheEnd } from './cleanup.mjs'

export const repository = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '')
export const program = resolve(process.env.SIGHTLINE ?? `${repository}/build/release/sightline`)

/** A Wednesday evening under the 2026 reform; the demonstration's doctor has worked a normal day. */
export const wednesdayEvening = '2026-11-18T22:00'
/** When paper P1 was written, under the 2016 rules. */
export const autumn2017 = '2017-11-21T09:00'

const alive = new Set()
process.on('exit', () => alive.forEach((child) => child.kill('SIGKILL')))

/** Without the settings of whoever runs the tests. */
function plainEnvironment(extra) {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('SIGHTLINE') && !name.startsWith('PG'))
  return { ...Object.fromEntries(kept), ...extra }
}

function start(args, { env = {}, cwd = tmpdir(), command = program } = {}) {
  const child = spawn(command, args, { env: plainEnvironment(env), cwd })
  alive.add(child)
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text))
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) => {
      alive.delete(child)
      resolve({ status, signal, ...said })
    })
  })
  return { child, said, ended }
}

/** Runs a command to its end: {status, signal, out, err}. */
export async function run(command, args, { input = '', ...options } = {}) {
  const { child, ended } = start(args, { ...options, command })
  child.stdin.on('error', () => {}) // it may end without reading
  child.stdin.end(input)
  return ended
}

/** `sightline ARGS`, to its end. */
export const sightline = (args, options) => run(program, args, options)

/** The same, where anything but success is the test's failure. */
export async function sightlineDoes(args, options) {
  const done = await sightline(args, options)
  assert.equal(done.status, 0, `sightline ${args.join(' ')} gave ${done.status}: ${done.err}${done.out}`)
  return done
}

/** A running server on a port of its own, which is stopped when the test ends. */
export class Server {
  constructor(started, origin) {
    this.child = started.child
    this.said = started.said
    this.ended = started.ended
    this.origin = origin
  }

  /** Lines of its log, as objects. */
  log() {
    const whole = this.said.err.slice(0, this.said.err.lastIndexOf('\n') + 1)
    const lines = whole.split('\n').filter((line) => line.startsWith('{'))
    return lines.map((line) => JSON.parse(line))
  }

  errors() {
    return this.log().filter((line) => line.level === 'error')
  }

  /** The first line that fits, as soon as it is written. */
  async logged(fits) {
    for (;;) {
      const found = this.log().find(fits)
      if (found) return found
      const more = new Promise((resolve) => this.child.stderr.once('data', resolve))
      await Promise.race([more, this.ended.then(() => Promise.reject(new Error('the server ended before it was logged')))])
    }
  }

  /** Sends the signal and waits for the end. */
  async stop(signal = 'SIGTERM') {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal)
    return this.ended
  }
}

/** `sightline serve`, once it says where it is. `database` as of databases.mjs. */
export async function serve(t, database, args = [], options = {}) {
  const started = start(['serve', '--port', '0', '--database', database.url, ...args], options)
  started.child.stdin.end()
  const origin = await new Promise((resolve, reject) => {
    started.child.stdout.on('data', () => {
      const where = /Sightline is at (http\S+)\n/.exec(started.said.out)
      if (where) resolve(where[1])
    })
    started.ended.then((end) => reject(new Error(`the server did not start (${end.status}): ${end.err}`)), reject)
  })
  const server = new Server(started, origin)
  atTheEnd(t, () => server.stop())
  return server
}

/** A server of the demonstration's people, where no password is needed. */
export const serveDemonstration = (t, database, clock = wednesdayEvening, args = [], options = {}) =>
  serve(t, database, ['--demo', '--clock', clock, ...args], options)
