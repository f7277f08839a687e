// What the benchmarks share: the record of a million reports, servers that end with the run, tables, facts of the machine.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { Client } from '../tests/support/client.mjs'
import { program, repository, run, sightlineDoes } from '../tests/support/program.mjs'

export const folder = `${repository}/build/bench`
export const builds = program.slice(0, program.lastIndexOf('/'))
export const reportsInMillion = Number(process.env.SIGHTLINE_BENCH_REPORTS ?? 1_000_000)

/** Runs a benchmark; what it set up goes at its end, however it ends. */
export async function benchmark(title, body) {
  mkdirSync(folder, { recursive: true })
  const endings = []
  console.log(`\n${title}\n${machine()}`)
  try {
    await body({ after: (action) => endings.push(action) })
  } finally {
    for (const ending of endings.reverse()) await ending()
  }
  console.log(`load average after: ${loadavg()[0].toFixed(2)}`)
}

function machine() {
  const [first, ...others] = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  return `machine: ${others.length + 1} cores (${first.model.trim()}), ${memory} GiB, load average ${loadavg()[0].toFixed(2)}`
}

/** Lines of cells, the first of them the heads; numbers to the right. */
export function printTable(lines) {
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => `${line[i]}`.length)))
  for (const line of lines)
    console.log(line.map((cell, i) => (i === 0 ? `${cell}`.padEnd(widths[i]) : `${cell}`.padStart(widths[i]))).join('   '))
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

export async function timed(action) {
  const before = process.hrtime.bigint()
  const result = await action()
  return { milliseconds: Number(process.hrtime.bigint() - before) / 1e6, result }
}

/** The demonstration alone, made anew. */
export async function demonstrationRecord() {
  const file = `${folder}/demonstration.db`
  if (!existsSync(file)) await sightlineDoes(['demo', 'load', '--database', `sqlite:${file}`])
  return { engine: 'sqlite', file, url: `sqlite:${file}` }
}

/** The demonstration and a million reports more; made once and kept in build/bench. */
export async function millionRecord() {
  const file = `${folder}/${reportsInMillion}.db`
  if (!existsSync(file)) {
    const part = `sqlite:${file}.part`
    await run('rm', ['-f', `${file}.part`, `${file}.part-wal`, `${file}.part-shm`])
    await sightlineDoes(['demo', 'load', '--database', part])
    const { milliseconds } = await timed(() => sightlineDoes(['demo', 'generate', '--reports', `${reportsInMillion}`, '--database', part]))
    console.log(`made ${reportsInMillion} reports in ${(milliseconds / 1000).toFixed(0)} s`)
    renameSync(`${file}.part`, file)
  }
  // A record kept from an earlier build is brought up to this one's version.
  await sightlineDoes(['migrate', '--database', `sqlite:${file}`])
  console.log(`record: ${reportsInMillion} reports, ${megabytes(statSync(file).size)}`)
  return { engine: 'sqlite', file, url: `sqlite:${file}` }
}

export async function guardianAt(server) {
  const client = new Client(server.origin)
  await client.signInAs('Guardian of safe working hours')
  return client
}

/** Memory that the process holds now, in bytes. */
export function residentMemory(child) {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
  return Number(kilobytes) * 1024
}
