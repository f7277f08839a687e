// A pack of 500 pages: bookmarks, page numbers, watermark, tags kept, hidden parts taken out; beside qpdf merging the same
// files, which does none of that. Both are whole processes, in turn.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { benchmark, builds, folder, median, printTable, timed } from './measuring.mjs'

const program = `${builds}/pack_bench`
const tries = 5

const measured = (...words) => timed(() => JSON.parse(execFileSync(program, words).toString()))

/** Papers made for one comparison, and their files in order. */
function compare(words, make) {
  const papers = `${folder}/papers-${make}`
  mkdirSync(papers, { recursive: true })
  execFileSync(program, [make, papers])
  return { words, papers, files: readdirSync(papers).filter((name) => name.endsWith('.pdf')).sort().map((name) => `${papers}/${name}`) }
}

await benchmark('A pack of 500 pages', async () => {
  const lines = [[`500 pages, median of ${tries}`, 'time', 'peak memory', 'file']]
  for (const { words, papers, files } of [compare('tables', 'make'), compare('scans', 'scan')]) {
    const ours = { name: `pack of ${words}`, out: `${folder}/pack.pdf`, times: [], peak: 0 }
    const peer = { name: `qpdf --pages, ${words}`, out: `${folder}/merged.pdf`, times: [], peak: 0 }
    for (let n = 0; n < tries; ++n)
      for (const [of, given] of [
        [ours, ['bind', papers, ours.out]],
        [peer, ['run', 'qpdf', '--empty', '--pages', ...files, '--', peer.out]],
      ]) {
        const { milliseconds, result } = await measured(...given)
        of.times.push(milliseconds)
        of.peak = Math.max(of.peak, result.peak_kb)
      }
    for (const { name, out, times, peak } of [ours, peer])
      lines.push([name, `${median(times).toFixed(0)} ms`, `${(peak / 1024).toFixed(0)} MB`, `${(statSync(out).size / 1e6).toFixed(1)} MB`])
    rmSync(papers, { recursive: true })
  }
  printTable(lines)
})
