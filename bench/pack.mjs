// A pack of 500 pages: bookmarks, page numbers, watermark, tags kept, hidden parts taken out; beside qpdf merging the same
// files, which does none of that. Both are whole processes, in turn.
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { benchmark, builds, folder, median, printTable, timed } from './measuring.mjs'

const program = `${builds}/pack_bench`
const tries = 5

const measured = (...words) => timed(() => JSON.parse(execFileSync(program, words).toString()))

await benchmark('A pack of 500 pages', async () => {
  const papers = `${folder}/papers`
  mkdirSync(papers, { recursive: true })
  execFileSync(program, ['make', papers])
  const files = readdirSync(papers).filter((name) => name.endsWith('.pdf')).sort().map((name) => `${papers}/${name}`)
  const ours = { times: [], peak: 0, pages: 0 }
  const peer = { times: [], peak: 0 }
  for (let n = 0; n < tries; ++n) {
    for (const [of, words] of [
      [ours, ['bind', papers, `${folder}/pack.pdf`]],
      [peer, ['run', 'qpdf', '--empty', '--pages', ...files, '--', `${folder}/merged.pdf`]],
    ]) {
      const { milliseconds, result } = await measured(...words)
      of.times.push(milliseconds)
      of.peak = Math.max(of.peak, result.peak_kb)
      of.pages = result.pages
    }
  }
  const line = (name, { times, peak }, file) => [name, `${median(times).toFixed(0)} ms`, `${(peak / 1024).toFixed(0)} MB`, `${(statSync(file).size / 1e6).toFixed(1)} MB`]
  printTable([
    [`${ours.pages} pages, median of ${tries}`, 'time', 'peak memory', 'file'],
    line('pack', ours, `${folder}/pack.pdf`),
    line('qpdf --pages (merging alone)', peer, `${folder}/merged.pdf`),
  ])
})
