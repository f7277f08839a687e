// Forecasts beside the peers' printed accuracy, on the same sets and protocols: scaled errors, coverage of both ranges,
// speed; and R's forecast package timed on a sample in the same run, where it is installed.
// SIGHTLINE_DATA names the folder of the sets; SIGHTLINE_FORECAST_BACK=1 moves every origin back by a test window.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { benchmark, builds, printTable } from './measuring.mjs'
import { repository } from '../tests/support/program.mjs'

const data = process.env.SIGHTLINE_DATA ?? `${repository}/../shared/data`
const back = process.env.SIGHTLINE_FORECAST_BACK ?? '0'

// R forecast 8.20, as measured on these files: [measure, seasonal naive, Naive2, Comb, Theta, ETS].
const peers = {
  delays: ['MASE', 1.06, 0.861, 0.863, 0.839, null],
  attendances: ['MASE', 1.81, 1.465, 1.43, 1.264, null],
  'four-hour': ['MAE', 5.23, 4.94, 5.03, 4.89, null],
  arrivals: ['MASE', 0.999, 1.078, 0.764, 0.763, 0.764],
  residing: ['MASE', 1.076, 1.075, 0.919, 0.916, 0.93],
  M3: ['MASE', 1.121, 1.015, 0.861, 0.85, null],
}
const methods = ['seasonal-naive', 'naive2', 'comb', 'theta', 'ets']

function measured() {
  const out = execFileSync(`${builds}/forecast_bench`, [data, back], { encoding: 'utf8', maxBuffer: 1e8 })
  const [head, ...lines] = out.trim().split('\n').map((line) => line.split('\t'))
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i]])))
}

function printAccuracy(rows) {
  const table = [['set', 'measure', ...methods.map((one) => `${one} (peer)`), 'auto', 'auto beside best peer']]
  for (const [set, [measure, ...printed]] of Object.entries(peers)) {
    const of = (method) => Number(rows.find((row) => row.set === set && row.method === method)[measure])
    const best = Math.min(...printed.filter((one) => one !== null))
    const cells = methods.map((method, i) => `${of(method).toFixed(3)} (${printed[i] ?? '-'})`)
    table.push([set, measure, ...cells, of('auto').toFixed(3), `${((of('auto') / best - 1) * 100).toFixed(1)} %`])
  }
  printTable(table)
}

function printRanges(rows) {
  const names = ['set', 'cases', 'MASE', 'sMAPE', 'MAE', 'in 80', 'in 95', 'MSIS', 'series/s']
  printTable([names, ...rows.filter((row) => row.method === 'auto').map((row) => names.map((name) => row[name]))])
}

/** Brier scores: whether the last month is at most nine tenths of the last year's mean. */
function printChances(rows) {
  const { method: cases, cases: chance, MASE: base, sMAPE: share } = rows.find((row) => row.set === 'chances')
  printTable([
    ['delays: <= 90 % of last year\'s mean in month 12', 'Brier'],
    [`our chance, ${cases} cases, each series alone`, chance],
    ["each series' own base rate, shown beside it", base],
    ['the share of all cases that did, known afterwards', share],
  ])
}

/** Series a second in R: Theta and ETS on the first monthly series of the M3 competition. */
function printPeerTime() {
  const script = `suppressMessages(library(forecast))
    d <- read.csv("${data}/m3_monthly.csv", stringsAsFactors = FALSE)[1:20, ]
    rows <- lapply(d$train, function(one) ts(as.numeric(strsplit(one, ";")[[1]]), frequency = 12))
    took <- function(f, n) { t <- system.time(for (y in rows[1:n]) f(y))[["elapsed"]]; n / t }
    cat(took(function(y) thetaf(y, h = 18), 20), took(function(y) forecast(ets(y), h = 18), 4))`
  try {
    const [theta, ets] = execFileSync('Rscript', ['-e', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(' ')
    console.log(`R forecast, series a second: Theta ${Number(theta).toFixed(0)}, ETS ${Number(ets).toFixed(1)}`)
  } catch {
    console.log('R with its forecast package is not installed (r-cran-forecast): its time is left out')
  }
}

await benchmark('Forecasts beside the peers', async () => {
  if (!existsSync(`${data}/m3_monthly.csv`)) return console.log(`the sets are not in ${data}: nothing is measured`)
  const rows = measured()
  printAccuracy(rows)
  console.log()
  printRanges(rows)
  console.log()
  printChances(rows)
  console.log()
  printPeerTime()
})
