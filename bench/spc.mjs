// Control charts in C++ and in R on the same series; the counts of each rule must agree. The package that draws such
// charts, NHSRplotthedots, is not in Debian: what stands beside ours is its limits and rules as R does them fastest.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { repository } from '../tests/support/program.mjs'
import { benchmark, builds, folder } from './measuring.mjs'

const countsOf = (lines) => lines.trimEnd().split('\n').map((line) => line.slice(line.indexOf('outside')))

await benchmark('Points of control charts judged a second, on one core', async () => {
  mkdirSync(folder, { recursive: true })
  const files = [`${folder}/spc-series.csv`, `${folder}/spc-long.csv`]
  const ours = execFileSync(`${builds}/spc_bench`, files, { encoding: 'utf8' })
  process.stdout.write(ours)
  const theirs = execFileSync('Rscript', ['--vanilla', `${repository}/bench/spc.R`, ...files], { encoding: 'utf8' })
  process.stdout.write(theirs)
  if (countsOf(ours).join() !== countsOf(theirs).join()) console.log('  THEY DISAGREE')
})
