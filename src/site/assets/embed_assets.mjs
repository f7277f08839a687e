// Writes what the binary embeds: node embed_assets.mjs NHSUK_FOLDER OWN_FOLDER OUT_FOLDER
//
// For each asset: its bytes and their gzip in OUT_FOLDER/blobs, site_assets.S that includes those, and site_assets.cc with
// the table of names, fingerprinted addresses and types. An asset refers to another as "asset:NAME", or by the path that
// nhsuk-frontend uses; both become the fingerprinted file name, relative to the asset's own address.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const [nhsuk, own, out] = process.argv.slice(2)
const read = (...path) => readFileSync(join(...path))

// Frutiger is licensed to the NHS and would be fetched from an outside host: without these rules text falls back to Arial.
function withoutOutsideFonts(css) {
  const stripped = css.replace(/@font-face\{[^}]*assets\.nhs\.uk[^}]*\}/g, '')
  return stripped.replace(/\/\*# sourceMappingURL=.*?\*\//g, '')
}
const withoutSourceMap = (js) => js.replace(/\/\/# sourceMappingURL=\S*\s*$/, '\n')

const icons = ['arrow-down', 'arrow-up', 'arrow-up-down', 'cross'].map((icon) => `nhsuk-icon-${icon}.svg`)

// An asset may refer only to those above it.
const assets = [
  ...icons.map((name) => ({ name, bytes: read(nhsuk, 'assets/images', name) })),
  { name: 'apple-touch-icon.png', bytes: read(own, 'apple-touch-icon.png') },
  { name: 'favicon.svg', bytes: read(own, 'favicon.svg') },
  { name: 'nhsuk-frontend.js', bytes: withoutSourceMap(read(nhsuk, 'nhsuk-frontend.min.js').toString()) },
  { name: 'sightline-early.js', bytes: read(own, 'sightline-early.js') },
  { name: 'sightline-meeting.js', bytes: read(own, 'sightline-meeting.js').toString() },
  { name: 'sightline.js', bytes: read(own, 'sightline.js').toString() },
  {
    name: 'sightline.css',
    bytes: withoutOutsideFonts(read(nhsuk, 'nhsuk-frontend.min.css').toString()) + '\n' + read(own, 'sightline.css')
  }
]

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png'
}

const fileNames = new Map()

function withFingerprintedReferences(text) {
  return text.replace(/\/assets\/images\/([\w.-]+)|asset:([\w.-]+)/g, (reference, image, named) => {
    const fileName = fileNames.get(image ?? named)
    if (!fileName) throw new Error(`${reference} is not among the embedded assets above it`)
    return './' + fileName
  })
}

function finished({ name, bytes }) {
  const content = typeof bytes === 'string' ? Buffer.from(withFingerprintedReferences(bytes)) : bytes
  const sha256 = createHash('sha256').update(content).digest('hex')
  const dot = name.lastIndexOf('.')
  const fileName = `${name.slice(0, dot)}-${sha256.slice(0, 8)}${name.slice(dot)}`
  fileNames.set(name, fileName)
  const compressed = gzipSync(content, { level: 9 })
  const gzip = compressed.length < content.length * 0.9 ? compressed : Buffer.alloc(0)
  return { name, fileName, type: types[name.slice(dot + 1)], sha256, content, gzip }
}

const finishedAssets = assets.map(finished).sort((a, b) => (a.name < b.name ? -1 : 1))

rmSync(join(out, 'blobs'), { recursive: true, force: true })
mkdirSync(join(out, 'blobs'), { recursive: true })
const assembly = ['/* Written by embed_assets.mjs. */', '  .section .rodata']
const externs = []
const rows = []

function include(symbol, blob, bytes) {
  const path = join(out, 'blobs', blob)
  writeFileSync(path, bytes)
  assembly.push(`  .global ${symbol}`, `${symbol}:`, `  .incbin "${path}"`)
  externs.push(`extern "C" const char ${symbol}[];`)
  return `std::string_view(${symbol}, ${bytes.length})`
}

finishedAssets.forEach((asset, i) => {
  const bytes = include(`site_asset_${i}`, asset.fileName, asset.content)
  const gzip = asset.gzip.length ? include(`site_asset_${i}_gzip`, asset.fileName + '.gz', asset.gzip) : '""'
  const texts = [asset.name, '/assets/' + asset.fileName, asset.type, asset.sha256].map((text) => JSON.stringify(text))
  rows.push(`    site::EmbeddedAsset{${texts.join(', ')}, ${bytes}, ${gzip}},`)
})

assembly.push('  .section .note.GNU-stack,"",@progbits', '')
writeFileSync(join(out, 'site_assets.S'), assembly.join('\n'))
writeFileSync(
  join(out, 'site_assets.cc'),
  `// Written by embed_assets.mjs.
#include "site/assets/embedded_assets.h"

${externs.join('\n')}

std::span<const site::EmbeddedAsset> site::embedded_assets() {
  static const site::EmbeddedAsset assets[] = {
${rows.join('\n')}
  };
  return assets;
}
`
)
