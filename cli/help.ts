const pages: Record<string, { does: string; page: string }> = {
  demo: {
    does: 'Run the demonstration on this machine: people, lists and travellers who do not exist',
    page: `sarhad demo
  Starts the demonstration and prints where it is, who may sign in and with which password.
  Passwords are made at the first start and shown once; lost ones come back with a new demonstration.

sarhad demo code NAME
  Prints the current second factor of NAME, as an officer would read it from a telephone.
  Example: sarhad demo code kamran

sarhad demo traffic [--lanes 12] [--per-minute 30] [--seed 1] [--minutes N]
  Lets invented travellers come to the lanes of a demonstration that runs: officers of its own at workstations of their own, over the
  same addresses as a browser. P pauses and goes on, Q ends. The same seed brings the same people. With 12 lanes Bilasuvar's first booth
  for travellers on foot, its second line and its customs stay yours; 20 takes all of them. A node for real work answers none of this.

sarhad demo forget
  Deletes the demonstration's data, keys and passwords. The next start makes new ones.

Settings: SARHAD_PORT (4600), SARHAD_DATA (.sarhad in the project folder).`,
  },
  serve: {
    does: 'Run a node for real work: no demonstration people, no shown passwords',
    page: `sarhad serve [--host ADDRESS --tls-cert FILE --tls-key FILE]
  Serves on 127.0.0.1. Beyond this machine only with a certificate, for nothing goes unencrypted.
  DATABASE_URL names PostgreSQL 18; its settings are asserted and it refuses to serve when they could lose or leak data.
  Without it the database that comes with the packages is used, for a laptop or a small post.
  Settings: SARHAD_PORT, SARHAD_DATA, DATABASE_URL, DATABASE_APP_URL (a login of its own for the app role).`,
  },
  blueprint: {
    does: 'Show or make the changes that a blueprint brings: posts, lanes, acts, rules',
    page: `sarhad blueprint plan DIRECTORY
  Reads a blueprint and shows what applying it would add (+), change (~) and remove (-). Changes nothing.
sarhad blueprint apply DIRECTORY
  Shows the same and makes it so, all in one step. A second apply of the same changes nothing and says so.

  DIRECTORY holds blueprint.json and one .json file for each section; every fault is named by file, row and path, and one
  fault changes nothing. Only data: nothing in it is ever run. A new node needs one before its first administrator.
  Example: sarhad blueprint apply blueprints/southern-border`,
  },
  officer: {
    does: 'Make the first administrators of a node',
    page: `sarhad officer add --username NAME --name "FULL NAME" --rank RANK --authority ID --unit UNIT --site ID
  Puts an administrator on file and prints, once, a password for the first sign-in (good for three days) and a code that
  enrols a workstation (good for an hour). At first sign-in another password is chosen and a code app is set up.
  --rank may be given for each language: --rank az=mühəndis --rank en=engineer --rank ru=инженер --rank fa=مهندس
  --authority and --site are ids of the blueprint, which is applied first: sarhad blueprint --help

  Only until two administrators are in service, because four eyes need two; then it refuses, and everybody else is added
  at the desk: one administrator puts an officer on file, another approves the duty. Give both the same --site: what one
  proposes is approved at the same place of work. At head office they answer for the officers of every post.
  Example: sarhad officer add --username lala --name "Lalə Quliyeva" --rank engineer --authority sbs --unit it --site baku`,
  },
  emergency: {
    does: 'Seal the emergency account of a place: two letters that together open it when sign-in fails',
    page: `sarhad emergency
  Shows for each place of work whether its emergency account is sealed, open now, or waits for a review.
sarhad emergency seal --site ID --authority ID --safe "WHERE" --safe "WHERE" [--out FOLDER]
  Makes two letters, each with one code, in four languages. Together they open the account of that place once, for 30 minutes,
  as administrator or as shift leader of that authority: two people type them at a workstation there, linked from the
  sign-in page. It does not need the sign-in software. Only the hash of both codes together is kept.
  --safe says where each letter will lie and stands on it. They are shown once, or written to two PDF files in FOLDER that only
  this account reads: print them, delete the files, close the envelopes.
  New letters replace those of before. An opening spends them, and a restored copy of the node knows none: seal anew.
  Example: sarhad emergency seal --site bilasuvar --authority sbs --safe "Commander of the post" --safe "Duty officer, Baku"
  docs/manual/emergency-account.md says more.`,
  },
  doctor: {
    does: 'Look at this node: disk, clock, rights, database, lists, backups, what ends; and the next step',
    page: `sarhad doctor [--lang az|en|ru|fa] [--tls-cert FILE --tls-key FILE]
  Looks and changes nothing. Each line says what was looked at, what was found and, where something is wrong, the next step.
  Exit code 0 when nothing is wrong, 1 when something is or could not be looked at. Works beside a running node; of a stopped
  one it sees files, disk and port, and says so. With a certificate it is told before it is served.`,
  },
  barrier: {
    does: 'Give the barrier of a lane its key; simulate a barrier',
    page: `sarhad barrier key LANE
  Prints, once, the key with which the barrier behind a lane asks the node whether to open. An earlier key is good no more.
  Example: sarhad barrier key bilasuvar-lorry-1

sarhad barrier simulate --lane LANE --key KEY [--node http://127.0.0.1:4600]
  Simulates a barrier: a process of its own that speaks HTTP to the node. Each line it reads is a code, as a scanner types it from a
  release slip; it says whether the barrier opens, and why it stays closed. The word "force" opens by hand, which the node counts.`,
  },
  backup: {
    does: 'Copy the whole node while it runs; and, apart from it, its keys',
    page: `sarhad backup FOLDER
  Copies the database into a new folder below FOLDER while the node goes on working: one archive with its sum, and a statement that
  the node signs. The keys are not in it.
sarhad backup keys FILE
  Copies the keys, once, sealed under a passphrase that is shown once. Keep file and passphrase in two places away from the backups.

  Nightly, from the machine's own scheduler: sarhad backup /backups. The doctor and /health/fresh say when the last is older than
  26 hours. A server of your own (DATABASE_URL) needs a login with the right to replicate, or its administrator's pg_basebackup.`,
  },
  restore: {
    does: 'Make a node of a backup in an empty folder, checked before it may serve',
    page: `sarhad restore FOLDER --keys FILE [--passphrase-file FILE] [--exercise]
  FOLDER is one that sarhad backup made, FILE what sarhad backup keys made. SARHAD_DATA names an empty folder.
  Compares the sum, lets the database recover, recomputes every log against what the node signed, checks every invariant, and then
  begins a new life: the next epoch, nobody signed in. Until all of that went well, serve refuses the folder.
  It refuses while the original still runs on this machine. --exercise: beside a running original, to try that the backup is good.`,
  },
  watchlist: {
    does: 'Import a watch-list and make it live in one step',
    page: `sarhad watchlist import un FILE
  The United Nations consolidated list (XML).
sarhad watchlist import ofac SDN [--alt ALT] [--add ADD]
  The OFAC list: main file, aliases and addresses (CSV, with or without a header row).
sarhad watchlist import LIST FILE
  A list in our own CSV; its columns are described in server/rooms/screening/README.md.
sarhad watchlist
  Shows the lists, their versions and ages.

  Files may be gzipped. Every row is mapped or reported with its number and the reason. The version before stays live until
  the new one is whole; a file that cannot be read changes nothing. A node that is running takes the new version at once.
  Exit code 0: the new version answers. 2: it is read and waits for a second person on the page of the list, because it may be cut
  off (docs/manual/lists-and-alerts.md). 1: nothing was changed.`,
  },
  past: {
    does: 'Take over crossings that another system recorded',
    page: `sarhad past import FILE --source TEXT [--refused FILE] [--take] [--site SITE]
  Reads and compares a file of former crossings, stays and refusals (CSV; docs/manual/import-of-the-past.md says what stands
  in it) and tells the counts and every reason for a refused row. Without --take nothing is taken over: the dry run.
  --source says which register it comes from; --refused writes row and reason of each refused row to a file.
  --site is the place of work that answers for the batch: head office (baku) when it is not said.
sarhad past
  Shows the batches that were taken over there. A batch is taken back on the screen, by two people.`,
  },
  verify: {
    does: 'Check what must always hold, on this node or on exported evidence',
    page: `sarhad verify
  Lists every invariant by number: holds, broken (with the first case), or "guarded by: –" where nothing checks it yet.
  Exit code 1 when one is broken.

sarhad verify --export DIRECTORY
  Writes the log of each site, its signed checkpoints and the public key: what an auditor takes home.

sarhad verify --evidence BUNDLE --key KEY [--extract]
  Checks exported evidence, a directory or the file an auditor saved, without this node or its database. KEY is the verifier
  key you trust, from somewhere else. --extract: you know that some lines are left out and stand there by their hash only.`,
  },
}

/** The first page. */
export function help(): string {
  const rows = Object.entries(pages).map(([name, { does }]) => `  ${name.padEnd(10)} ${does}`)
  return `sarhad: integrated border management

${rows.join('\n')}

sarhad COMMAND --help tells more. Newcomers begin with: npm start`
}

export function helpFor(name: string): string {
  return pages[name]?.page ?? `sarhad has no command "${name}".\n\n${help()}`
}
