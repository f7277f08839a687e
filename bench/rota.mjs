// The nine rules of rota_bench in JavaScript, on the same file, and the memory that `sightline rota check` holds while it
// streams one file and one four times as long.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { program } from '../tests/support/program.mjs'
import { benchmark, builds, folder } from './measuring.mjs'

const weeks = 20
const zero = Date.UTC(2025, 10, 3) / 60000
const minute = (text) => Date.parse(`${text}Z`) / 60000 - zero

function readDoctors(csv) {
  const doctors = new Map()
  for (const line of csv.split('\n').slice(1)) {
    if (!line) continue
    const [person, , start, end] = line.split(',')
    if (!doctors.has(person)) doctors.set(person, [])
    doctors.get(person).push([minute(start), minute(end)])
  }
  return [...doctors.values()]
}

function nightMinutes(start, end) {
  let sum = 0
  for (let midnight = Math.floor(start / 1440) * 1440; midnight <= end + 60; midnight += 1440)
    sum += Math.max(0, Math.min(end, midnight + 360) - Math.max(start, midnight - 60))
  return sum
}

const work = (shifts, from) =>
  shifts.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, from + 10080) - Math.max(start, from)), 0)

function count(shifts, counts) {
  const total = shifts.reduce((sum, [start, end]) => sum + Math.min(end, weeks * 10080) - start, 0)
  counts[0] += total / weeks > 48 * 60
  counts[1] += shifts.some(([start, end]) => work(shifts, start) > 4320 || work(shifts, end - 10080) > 4320)
  const weekends = new Set()
  let [longs, nights, all, longDay, nightDay, anyDay] = [0, 0, 0, -9, -9, -9]
  const isNight = shifts.map(([start, end]) => nightMinutes(start, end) >= 180)
  shifts.forEach(([start, end], i) => {
    const day = Math.floor(start / 1440)
    counts[2] += end - start > 780
    if (i > 0) counts[7] += start - shifts[i - 1][1] < 660
    if (end - start > 600 && !isNight[i]) {
      longs = day - longDay <= 1 ? longs + (day > longDay) : 1
      longDay = day
      counts[3] += longs === 5
    }
    if (isNight[i]) {
      nights = day - nightDay <= 1 ? nights + (day > nightDay) : 1
      nightDay = day
      counts[4] += nights === 5
      const goesOn = shifts.some((other, j) => j > i && isNight[j] && Math.floor(other[0] / 1440) - day <= 1)
      if (!goesOn && i + 1 < shifts.length) counts[5] += shifts[i + 1][0] - end < 46 * 60
    }
    all = day - anyDay <= 1 ? all + (day > anyDay) : 1
    counts[6] += all === 8 && day > anyDay
    anyDay = day
    const week = Math.floor(start / 10080)
    if (start % 10080 < 10079 && end - week * 10080 > 7201) weekends.add(week)
  })
  counts[8] += weekends.size * 3 > weeks
}

function measureNode(csv) {
  const doctors = readDoctors(csv)
  const duties = doctors.reduce((sum, shifts) => sum + shifts.length, 0)
  const rates = []
  let counts
  for (let round = 0; round < 5; ++round) {
    const began = process.hrtime.bigint()
    counts = Array(9).fill(0)
    for (const shifts of doctors) count(shifts, counts)
    rates.push(duties / (Number(process.hrtime.bigint() - began) / 1e9))
  }
  const rate = rates.sort((a, b) => a - b)[2] / 1e6
  console.log(`  ${'nine rules in Node, breach-rich'.padEnd(52)} ${rate.toFixed(2).padStart(7)} million duties a second   ${counts.join(' ')}`)
}

/** The most memory that is the program's own, not the file it looks at, while it checks. */
async function ownMemory(file) {
  const child = spawn(program, ['rota', 'check', file, '--summary', '--contract', '2019'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let most = 0
  const watch = setInterval(() => {
    try {
      const anonymous = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
      if (anonymous) most = Math.max(most, Number(anonymous[1]))
    } catch {
      // It has ended.
    }
  }, 5)
  let out = ''
  for await (const bytes of child.stdout) out += bytes
  clearInterval(watch)
  return [most, out.split('\n')[0]]
}

async function checkMemory(csv) {
  const [header, ...rows] = csv.trimEnd().split('\n')
  const long = `${folder}/duties-long.csv`
  for (const times of [5, 20]) {
    writeFileSync(long, [header, ...Array.from({ length: times }, (_, i) => rows.map((row) => `${i}${row}`)).flat()].join('\n') + '\n')
    const [kib, summary] = await ownMemory(long)
    console.log(`  ${'sightline rota check --summary, own memory'.padEnd(52)} ${(kib / 1024).toFixed(1).padStart(7)} MB   ${summary}`)
  }
  rmSync(long)
}

await benchmark('Duties judged a second, on one core', async () => {
  mkdirSync(folder, { recursive: true })
  const file = `${folder}/duties.csv`
  process.stdout.write(execFileSync(`${builds}/rota_bench`, [file], { encoding: 'utf8' }))
  const csv = readFileSync(file, 'utf8')
  measureNode(csv)
  await checkMemory(csv)
})
