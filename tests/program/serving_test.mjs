// The server as those who run it meet it: starting, refusing to start, being asked how it is, stopping.
import assert from 'node:assert/strict'
import net from 'node:net'
import { test } from 'node:test'
import { Client } from '../support/client.mjs'
import { demonstration, engines, freshDatabase } from '../support/databases.mjs'
import { serve, serveDemonstration, sightline } from '../support/program.mjs'

const paper = '/guardian/report/guardian-report.pdf?from=2017-09-01&to=2017-11-30'

async function aGuardian(server) {
  const client = new Client(server.origin)
  await client.signInAs('Guardian')
  return client
}

for (const { engine, skip } of engines)
  test(`a server that is told to stop finishes what it began (${engine})`, { skip }, async (t) => {
    const server = await serveDemonstration(t, await demonstration(t, engine))
    const guardian = await aGuardian(server)
    const clients = Array.from({ length: 6 }, () => {
      const client = new Client(server.origin)
      client.cookies = guardian.cookies
      return client
    })
    for (const client of clients) await client.get('/healthz')

    const asked = clients.map((client) => client.get(paper))
    await Promise.race(asked)
    const ended = server.stop('SIGTERM')
    for (const answer of await Promise.all(asked)) {
      assert.equal(answer.status, 200)
      assert.ok(answer.bytes.subarray(-8).toString().includes('%%EOF'), 'the paper is whole')
    }
    assert.equal((await ended).status, 0)
    assert.deepEqual(server.errors(), [])
    await assert.rejects(new Client(server.origin).get('/healthz'), /ECONNREFUSED/)
  })

test('it says how it is to those who watch it', async (t) => {
  const server = await serveDemonstration(t, await demonstration(t))
  const client = new Client(server.origin)
  assert.equal((await client.get('/healthz')).text, 'alive\n')
  assert.equal((await client.get('/readyz')).text, 'ready\n')
  await client.get('/help')
  const metrics = (await client.get('/metrics')).text
  assert.match(metrics, /sightline_request_seconds_count\{route="GET \/help"\} 1\n/)
  assert.match(metrics, /^# TYPE sightline_\w+ (counter|gauge|histogram)$/m)
  for (const line of metrics.trim().split('\n')) assert.match(line, /^(# (HELP|TYPE) .+|[a-z_]+(\{[^}]*\})? [0-9.e+-]+)$/)
})

test('a client that speaks JSON gets a problem it can read', async (t) => {
  const server = await serveDemonstration(t, await demonstration(t))
  const client = new Client(server.origin)
  const answer = await client.get('/no/such/page', { accept: 'application/json' })
  assert.equal(answer.status, 404)
  assert.match(answer.headers['content-type'], /^application\/problem\+json/)
  const problem = JSON.parse(answer.text)
  assert.equal(problem.status, 404)
  assert.ok(problem.title && problem.detail && answer.text.includes(problem.instance ?? problem.reference))
  const guardian = await client.get('/guardian', { accept: 'application/json' })
  assert.equal(guardian.status, 401)
  assert.match(guardian.headers['content-type'], /^application\/problem\+json/)
})

test('every page forbids what it does not need', async (t) => {
  const server = await serveDemonstration(t, await demonstration(t))
  const { headers } = await new Client(server.origin).get('/sign-in')
  assert.match(headers['content-security-policy'], /default-src 'none'/)
  assert.doesNotMatch(headers['content-security-policy'], /unsafe|\*|http/)
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.match(headers['cache-control'], /no-store/)
  assert.ok(headers['referrer-policy'])
})

test('the demonstration is not served to others', async (t) => {
  const database = await demonstration(t)
  for (const address of ['0.0.0.0', '::', '192.0.2.1']) {
    const done = await sightline(['serve', '--demo', '--address', address, '--port', '0', '--database', database.url])
    assert.equal(done.status, 2)
    assert.match(done.err, /loopback/)
  }
  const done = await sightline(['serve', '--clock', '2017-11-21T09:00', '--port', '0', '--database', database.url])
  assert.equal(done.status, 2)
  assert.match(done.err, /--demo/)
})

test('without --demo nobody signs in without a password', async (t) => {
  const server = await serve(t, await demonstration(t))
  const client = new Client(server.origin)
  const page = await client.get('/sign-in')
  assert.equal(page.status, 200)
  assert.ok(!page.text.includes('/sign-in/persona'))
  const forced = await client.post('/sign-in/persona', { person: '1' })
  assert.ok([403, 404].includes(forced.status), `${forced.status}`)
})

test('a second server on the same file is refused and says why', async (t) => {
  const database = await demonstration(t)
  const first = await serveDemonstration(t, database)
  const second = await sightline(['serve', '--port', '0', '--database', database.url])
  assert.notEqual(second.status, 0)
  assert.match(second.err, /in use|already|another|holds/i)
  assert.equal((await new Client(first.origin).get('/readyz')).status, 200)
})

test('a port that is taken, or settings that do not fit, are refused', async (t) => {
  const database = await freshDatabase(t)
  const taken = net.createServer()
  await new Promise((resolve) => taken.listen(0, '127.0.0.1', resolve))
  t.after(() => taken.close())
  const { port } = taken.address()
  const done = await sightline(['serve', '--port', `${port}`, '--database', database.url])
  assert.equal(done.status, 1)
  assert.match(done.err, new RegExp(`${port}`))
  const half = await sightline(['serve', '--certificate', 'x.pem', '--port', '0', '--database', database.url])
  assert.equal(half.status, 2)
  assert.match(half.err, /both --certificate and --key/)
  const none = await sightline(['serve', '--certificate', 'x.pem', '--key', 'x.key', '--port', '0', '--database', database.url])
  assert.notEqual(none.status, 0)
  assert.match(none.err, /x\.pem/)
})
