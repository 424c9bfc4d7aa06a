import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished, TestRunner } from 'vitest'
import { findFreePort } from '#scripts/free-port.ts'
import type { Dovecot } from './programs/dovecot-program.ts'
import { selfSigned } from './self-signed.ts'
import { waitFor } from './wait-for.ts'

/** Dovecot signs nobody in as root: there it runs as nobody. */
const NOBODY = { uid: 65_534, gid: 65_534 }

type Options = {
  /** Where tokens are looked into (XOAUTH2); without it passwords alone let in. */
  introspectionUrl?: string
}

/**
 * A real IMAP server with one mailbox, over TLS: Debian's Dovecot in a folder of the test's own. It can be killed and started again at the
 * same port. Where it could not be brought, the test is left out.
 */
export async function startMailServer({ introspectionUrl }: Options = {}) {
  const program = requireDovecot()
  const folder = mkdtempSync(join(tmpdir(), 'pace-mail-'))
  const ports = { tlsPort: await findFreePort(), plainPort: await findFreePort() }
  const { key, cert } = selfSigned('localhost')
  const isRoot = userInfo().uid === 0
  const password = 'app-password'
  lay({ folder, program, ports, isRoot, introspectionUrl }, { key, cert, password })
  const { start, kill } = createMaster({ folder, program, isRoot, port: ports.plainPort })
  onTestFinished(async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  })
  await start()
  return {
    host: 'localhost',
    port: ports.tlsPort,
    plainPort: ports.plainPort,
    ca: cert,
    user: 'leads',
    password,
    start,
    kill,
    ...createPostbox(join(folder, 'mail/leads'), isRoot),
  }
}

export type MailServer = Awaited<ReturnType<typeof startMailServer>>

function giveAway(folder: string): void {
  chmodSync(folder, 0o755)
  chownSync(folder, NOBODY.uid, NOBODY.gid)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink())
      chownSync(join(entry.parentPath, entry.name), NOBODY.uid, NOBODY.gid)
  }
}

type Laid = {
  folder: string
  program: Dovecot
  ports: { tlsPort: number; plainPort: number }
  isRoot: boolean
  introspectionUrl: string | undefined
}

function settings({ folder, program, ports, isRoot, introspectionUrl }: Laid): string {
  const { username, uid, gid } = userInfo()
  const [user, group] = isRoot
    ? ['nobody', 'nogroup']
    : [username, execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()]
  const ids = isRoot ? NOBODY : { uid, gid }
  const inner = ['anvil', 'stats'].map((name) => `service ${name} {\n  chroot =\n}`).join('\n')
  const tokens = `passdb {\n  driver = oauth2\n  mechanisms = xoauth2\n  args = ${folder}/oauth2.conf\n}\n`
  return `base_dir = ${folder}/base
state_dir = ${folder}/state
libexec_dir = ${program.folder}/usr/lib/dovecot
import_environment = LD_LIBRARY_PATH=${program.libraries}
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 0
first_valid_gid = 0
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
auth_mechanisms = plain login${introspectionUrl ? ' xoauth2' : ''}
auth_failure_delay = 0
${introspectionUrl ? tokens : ''}passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${ids.uid} gid=${ids.gid} home=${folder}/mail/%u
}
mail_location = maildir:${folder}/mail/%u
maildir_very_dirty_syncs = no
${inner}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.plainPort}
  }
  inet_listener imaps {
    port = ${ports.tlsPort}
  }
}
`
}

function oauth2(introspectionUrl: string): string {
  return `introspection_url = ${introspectionUrl}
introspection_mode = post
username_attribute = username
active_attribute = active
active_value = true
`
}

function requireDovecot(): Dovecot {
  const program = inject('dovecot')
  if (program) return reachable(program)
  TestRunner.getCurrentTest()?.context.skip('there is no Dovecot')
  throw new Error('There is no Dovecot: start it from a test.')
}

/** As nobody it can neither enter a folder of root's nor read what root alone may: then it gets a copy. */
function reachable(program: Dovecot): Dovecot {
  if (userInfo().uid !== 0) return program
  const copy = join(tmpdir(), `pace-dovecot-${process.pid}`)
  cpSync(program.folder, copy, { recursive: true, verbatimSymlinks: true, force: true })
  chmodSync(copy, 0o755)
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
  return { folder: copy, libraries: program.libraries.replaceAll(program.folder, copy) }
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, '127.0.0.1')
    const end = (greeted: boolean) => {
      probe.destroy()
      resolve(greeted)
    }
    probe.on('error', () => end(false))
    probe.on('close', () => end(false))
    probe.on('data', (data) => end(data.toString().startsWith('* OK')))
  })
}

type Keys = { key: string; cert: string; password: string }

function lay(laid: Laid, { key, cert, password }: Keys): void {
  const { folder, program, introspectionUrl } = laid
  for (const name of ['base', 'state']) mkdirSync(join(folder, name), { recursive: true })
  for (const box of ['', '.Portals']) {
    for (const part of ['cur', 'new', 'tmp']) {
      mkdirSync(join(folder, 'mail/leads', box, part), { recursive: true })
    }
  }
  symlinkSync(join(program.folder, 'usr/lib/dovecot/modules'), join(folder, 'base/modules'))
  writeFileSync(join(folder, 'key.pem'), key)
  writeFileSync(join(folder, 'cert.pem'), cert)
  writeFileSync(join(folder, 'users'), `leads:{PLAIN}${password}\n`)
  writeFileSync(join(folder, 'dovecot.conf'), settings(laid))
  if (introspectionUrl) writeFileSync(join(folder, 'oauth2.conf'), oauth2(introspectionUrl))
  if (laid.isRoot) giveAway(folder)
}

type Running = Pick<Laid, 'folder' | 'program' | 'isRoot'> & { port: number }

/** The process that begins all others. */
function createMaster({ folder, program, isRoot, port }: Running) {
  let server: ChildProcess | null = null
  async function start(): Promise<void> {
    const config = join(folder, 'dovecot.conf')
    const run = ['-f', 'service=master', '-c', config, '-m', 'master', '-p', '-e']
    const master = [join(program.folder, 'usr/sbin/dovecot'), '-F', '-c', config]
    server = spawn(join(program.folder, 'usr/bin/doveconf'), [...run, ...master], {
      env: { ...process.env, LD_LIBRARY_PATH: program.libraries },
      stdio: 'ignore',
      cwd: folder,
      // Of its own group: it ends with all that it began.
      detached: true,
      ...(isRoot ? NOBODY : {}),
    })
    await waitFor(() => greets(port), { what: 'the test’s mail server' })
  }
  async function kill(): Promise<void> {
    const running = server
    server = null
    if (!running?.pid || running.exitCode !== null || running.signalCode !== null) return
    const gone = once(running, 'exit')
    process.kill(-running.pid, 'SIGKILL')
    await gone
    await waitFor(async () => !(await greets(port)), { what: 'the end of the mail server' })
    rmSync(join(folder, 'base/master.pid'), { force: true })
  }
  return { start, kill }
}

type Delivering = { box?: '' | 'Portals'; cameAt?: Date }

function createPostbox(mails: string, isRoot: boolean) {
  return {
    /** As a mail transfer agent does: written beside, then moved in. */
    deliver(mail: string | Uint8Array, { box = '', cameAt }: Delivering = {}) {
      const name = `${Date.now()}.${randomBytes(8).toString('hex')}.test`
      const place = join(mails, box ? `.${box}` : '')
      const file = join(place, 'tmp', name)
      writeFileSync(file, mail)
      if (cameAt) utimesSync(file, cameAt, cameAt)
      if (isRoot) chownSync(file, NOBODY.uid, NOBODY.gid)
      renameSync(file, join(place, 'new', name))
    },
    /** The marks of each mail: `S` stands for seen. */
    marks: () =>
      ['cur', 'new'].flatMap((part) =>
        readdirSync(join(mails, part)).map((name) => name.split(':2,')[1] ?? ''),
      ),
    /** All mails get numbers of another validity, as after a restored backup. While it is down. */
    renumber() {
      for (const name of readdirSync(mails)) {
        if (name.startsWith('dovecot')) rmSync(join(mails, name), { recursive: true, force: true })
      }
      // By itself it takes the second that it is: of one made anew in the same second it would be the same.
      const validity = Math.floor(Date.now() / 1000) + 1_000
      const list = join(mails, 'dovecot-uidlist')
      writeFileSync(list, `3 V${validity} N1 G${randomBytes(16).toString('hex')}\n`)
      if (isRoot) chownSync(list, NOBODY.uid, NOBODY.gid)
    },
  }
}
