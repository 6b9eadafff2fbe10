import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import type { Answer } from '../answers/answer.ts'
import { optionsOf, type AnswerOption } from '../answers/input/options.ts'
import type { Effects } from './effects.ts'
import type {
  BuildOptions,
  GenerateCallOptions,
  ListOptions,
  McpOptions,
  OutputOptions,
  ServeOptions,
} from './command-options.ts'
import { VERSION } from '../build/version.ts'
import { formatsOf } from './output-formats.ts'

type End = (code: number) => void

const examples = `
Examples:
  bowline init my-company            make a project that runs
  bowline bowtie my-company          draw its bowtie
  bowline bowtie --by origin --format csv --output bowtie.csv
  bowline explain --ref REF          the journeys behind a figure
  bowline serve --port 8080          the same in the browser

FOLDER holds bowline.yaml; it is the current one if not given.
Exit codes: 0 answered, 1 the project is at fault, 2 the call, 3 bowline itself.`

/** The command line: the house's own commands, and one for every answer. */
export function createProgram(effects: Effects, registry: readonly Answer[], end: End): Command {
  const program = new Command('bowline')
    .description('The open-source operating system for recurring revenue')
    .version(VERSION, '--version', 'print the version')
    .addOption(languageOption())
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void effects.stdout.write(text),
      writeErr: (text) => void effects.stderr.write(text),
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .showHelpAfterError('(add --help for what there is)')
    .addHelpText('after', examples)
  program.helpCommand(false)
  addProjectCommands(program, effects, registry, end)
  program.commandsGroup('Answers:')
  for (const answer of registry) addAnswer(program, answer, effects, end)
  return program
}

function addProjectCommands(
  program: Command,
  effects: Effects,
  registry: readonly Answer[],
  end: End,
): void {
  const at = (folder: string | undefined): string => resolve(effects.cwd, folder ?? '.')
  program.commandsGroup('Projects:')
  program
    .command('init [folder]')
    .description('make a project that builds and runs at once')
    .option('--company <NAME>', 'its name')
    .action(async (folder: string | undefined, options: { company?: string }) => {
      const { init } = await import('./commands/init.ts')
      end(await init(folder, options, effects))
    })
  program
    .command('validate [folder]')
    .description('check bowline.yaml and its SQL, without building')
    .action(async (folder: string | undefined) => {
      const { validate } = await import('./commands/validate.ts')
      end(await validate(at(folder), effects))
    })
  program
    .command('build [folder]')
    .description('read what changed in the sources; answers do so by themselves when needed')
    .option('--full', 'read everything anew, whatever is known of it')
    .action(async (folder: string | undefined, options: BuildOptions) => {
      const { build } = await import('./commands/build.ts')
      end(await build(at(folder), options, effects))
    })
  program
    .command('serve [folder]')
    .description('answer in the browser, over HTTP and to assistants, at /mcp')
    .option('--port <PORT>', 'port to listen on (default: $PORT, or 4310)')
    .option('--host <HOST>', 'address to listen on; others than this machine need a token')
    .option('--show', 'print the bowtie first')
    .addOption(languageOption())
    .action(async (folder: string | undefined, options: ServeOptions) => {
      const { serve } = await import('./commands/serve.ts')
      end(await serve(folder, { ...program.opts(), ...options }, effects, registry))
    })
  program
    .command('mcp [folder]')
    .description('answer an assistant over standard input and output')
    .addOption(languageOption())
    .action(async (folder: string | undefined, options: McpOptions) => {
      const { mcp } = await import('./commands/mcp.ts')
      end(await mcp(at(folder), { ...program.opts(), ...options }, effects, registry))
    })
  addGenerate(program, effects, end)
  program
    .command('list [folder]')
    .description('the answers there are, the same in every folder')
    .addOption(new Option('--format <FORMAT>', 'how to print').choices(['table', 'json']))
    .addOption(languageOption())
    .action(async (_folder: string | undefined, options: ListOptions) => {
      const { list } = await import('./commands/list.ts')
      end(await list({ ...program.opts(), ...options }, effects, registry))
    })
}

function addGenerate(program: Command, effects: Effects, end: End): void {
  program
    .command('generate')
    .description('make up a company whose truth is known, as a project that builds at once')
    .requiredOption('--truth <FILE>', 'what is true of it: a truth.yaml')
    .requiredOption('--out <DIR>', 'folder to write to: a new one, or one written by generate')
    .option('--size <N>', 'journeys (default: those of the truth)')
    .option('--seed <N>', 'another seed is another company of the same truth (default: 1)')
    .addOption(
      new Option(
        '--messy <KIND[=RATE]>',
        'what goes wrong in its systems, or all (repeatable)',
      ).argParser(repeated),
    )
    .addOption(
      new Option('--format <FORMAT>', 'of the tables').choices(['csv', 'parquet']).default('csv'),
    )
    .option('--expected', 'work out what the truth leads to as well: expected.json (slow)')
    .option('--workers <N>', 'threads; they change nothing but the time it takes')
    .action(async (options: GenerateCallOptions) => {
      const { generate } = await import('./commands/generate.ts')
      end(await generate(options, effects))
    })
}

function addAnswer(program: Command, answer: Answer, effects: Effects, end: End): void {
  const command = program
    .command(`${answer.name} [folder]`)
    .description(answer.question.en)
    .optionsGroup('Question:')
  for (const option of optionsOf(answer)) command.addOption(commandOption(option))
  command
    .optionsGroup('Output:')
    .addOption(
      new Option('--format <FORMAT>', 'how to print')
        .choices(formatsOf(answer.name))
        .default('table'),
    )
    .option('--output <FILE>', 'write to a file instead of standard output')
    .option('--columns <NAMES>', 'of the table: a,b,c, or all (default: those that fit)')
    .option('--strict', 'exit with 1 when a finding is an error')
    .action(async (folder: string | undefined, options: OutputOptions) => {
      const { answerCommand } = await import('./commands/answer-command.ts')
      end(await answerCommand(answer, folder, { ...program.opts(), ...options }, effects))
    })
}

function languageOption(): Option {
  return new Option('--lang <LANG>', 'language').choices(['en', 'fr'])
}

function commandOption(option: AnswerOption): Option {
  const { name, kind, metavar, choices, fallback, required } = option
  const shown = fallback === null ? '' : ` (default: ${fallback})`
  const flags = kind === 'flag' ? `--${name}` : `--${name} <${metavar}>`
  const made = new Option(flags, `${option.description.en}${shown}`).makeOptionMandatory(required)
  if (kind === 'list') return made.argParser(repeated)
  return choices === null ? made : made.choices(choices)
}

function repeated(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}
