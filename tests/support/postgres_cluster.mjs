// A PostgreSQL server of a test's own, which it may stop and start.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { atTheEnd } from './cleanup.mjs'
import { freshFolder } from './databases.mjs'
import { repository, run } from './program.mjs'

const binaries = process.env.POSTGRES_BIN ?? '/usr/lib/postgresql/15/bin'

async function succeeds(command, args) {
  const done = await run(command, args)
  assert.equal(done.status, 0, `${command} ${args.join(' ')}: ${done.err}${done.out}`)
  return done.out.trim()
}

/** {url, stop(), start()}. Gone when the test ends. */
export async function ownCluster(t) {
  const state = freshFolder(t)
  const script = `${repository}/tests/postgres.sh`
  const url = await succeeds(script, ['start', state])
  atTheEnd(t, () => succeeds(script, ['stop', state]))
  const data = join(readFileSync(join(state, 'folder'), 'utf8').trim(), 'data')
  // It refuses to be run by root.
  const control = (...args) => {
    const command = [join(binaries, 'pg_ctl'), '-D', data, '-w', '-l', join(data, 'server.log'), ...args]
    return process.getuid() === 0
      ? succeeds('setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', ...command])
      : succeeds(command[0], command.slice(1))
  }
  return { url, stop: () => control('-m', 'immediate', 'stop'), start: () => control('start') }
}
