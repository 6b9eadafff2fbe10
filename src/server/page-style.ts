export const pageStyle = `
:root { color-scheme: light dark; --ink: #1d2733; --paper: #fbfaf7; --soft: #5c6b7a; --line: #d9d5cb }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e3dc; --paper: #14191f; --soft: #9aa7b4; --line: #333c46 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
header, main { max-width: 72rem; margin: 0 auto; padding: 1rem 1.25rem }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 1.5rem;
  border-bottom: 1px solid var(--line) }
nav a { margin-left: 1.25rem }
nav a:first-child { margin-left: 0 }
a { color: inherit; text-underline-offset: .2em }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0 .5rem }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
pre { overflow-x: auto; padding: 1rem 0; margin: 1rem 0; line-height: 1.2;
  font: .85rem/1.2 ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace }
ul { list-style: none; margin: 0; padding: 0 }
li { padding: .6rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere }
li span { color: var(--soft) }
`
