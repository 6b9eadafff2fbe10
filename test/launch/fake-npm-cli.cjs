// Stands for npm in a checkout of its own: "installs" a compiler that copies what main.ts says,
// and one for the page.
const { appendFileSync, existsSync, mkdirSync, writeFileSync } = require('node:fs')

const tsc = `
const { mkdirSync, readFileSync, readdirSync, writeFileSync } = require('node:fs')
const out = process.argv[process.argv.indexOf('--outDir') + 1]
mkdirSync(out + '/src/cli', { recursive: true })
for (const name of readdirSync('src/cli')) {
  const text = readFileSync('src/cli/' + name, 'utf8')
  if (text.includes('type error')) {
    console.log('src/cli/' + name + '(1,1): type error')
    process.exit(2)
  }
  writeFileSync(out + '/src/cli/' + name.replace('.ts', '.js'), text)
}
`

const vite = `
const { mkdirSync, writeFileSync } = require('node:fs')
const out = process.argv[process.argv.indexOf('--outDir') + 1]
mkdirSync(out, { recursive: true })
writeFileSync(out + '/index.html', 'a page')
`

appendFileSync('npm-calls.txt', `${process.argv.slice(2).join(' ')}\n`)
mkdirSync('node_modules/.bin', { recursive: true })
if (existsSync('hang')) {
  writeFileSync('hanging', '')
  setInterval(() => {}, 1_000)
} else {
  mkdirSync('node_modules/typescript/bin', { recursive: true })
  writeFileSync('node_modules/typescript/package.json', '{}')
  writeFileSync('node_modules/typescript/bin/tsc', tsc)
  mkdirSync('node_modules/vite/bin', { recursive: true })
  writeFileSync('node_modules/vite/package.json', '{}')
  writeFileSync('node_modules/vite/bin/vite.js', vite)
  console.log('added 1 package')
}
