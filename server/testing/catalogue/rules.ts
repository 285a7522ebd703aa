import { pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { Catalogue, type DeclaredTable, type TableDeclaration } from '../../platform/catalogue.ts'
import { appMay, noDdl, readersMay } from './grants.ts'
import { guards, partitions } from './guards.ts'
import { foreignKeys, siteFirst } from './keys.ts'
import type { Look } from './look.ts'
import { asDefined, declaredOnce, valuesOnly } from './tables.ts'

/** Two tables as a room would define them, for the spoiled examples: `spoilt.note` and `spoilt.word`. */
const spoilt = pgSchema('spoilt')
const note = spoilt.table(
  'note',
  { site: text('site').notNull(), id: uuid('id').notNull(), said: text('said') },
  t => [primaryKey({ columns: [t.site, t.id] })],
)
const word = spoilt.table('word', { id: text('id').primaryKey() })

const sound = `create schema spoilt;
  create table spoilt.note (site text not null, id uuid not null, said text, primary key (site, id));
  create table spoilt.word (id text primary key);`
const growing = (key: string, rest: string) => `create schema spoilt;
  create table spoilt.note (site text not null, id uuid not null, said text, primary key (site, id)) partition by range (${key}); ${rest};
  create table spoilt.word (id text primary key);`
const rest = 'create table spoilt.note_rest partition of spoilt.note default'
const guard = (table: string, when: string, each: string) =>
  `create trigger ${table}_${each} before ${when} on spoilt.${table} for each ${each} execute function platform.keep();`
const rights =
  'grant usage on schema spoilt to sarhad_app; grant select, insert on all tables in schema spoilt to sarhad_app;'

/** How the two tables are declared where it is not the usual way; `word: null` is not declared at all. */
type Declare = { note?: Partial<TableDeclaration>; word?: Partial<TableDeclaration> | null }

export function declare(
  all: ReadonlyMap<string, DeclaredTable>,
  { note: n, word: w }: Declare = {},
): ReadonlyMap<string, DeclaredTable> {
  const site = { class: 'site', direction: 'none', retention: 'none' } as const
  const small = { class: 'reference', direction: 'down', retention: 'reference' } as const
  const own = [{ table: note, ...site, ...n }, ...(w === null ? [] : [{ table: word, ...small, ...w }])]
  return new Map([...all, ...new Catalogue(own).byRelation])
}

export interface Rule {
  says: string
  look: Look
  /** What a room might do wrong → what is found, `schema.table` and the beginning of the sentence. */
  spoiled: { name: string; sql: string; declared?: Declare; finds: string[] }[]
}

export const rules: Rule[] = [
  {
    says: 'every table is declared once, exists and is durable',
    look: declaredOnce,
    spoiled: [
      {
        name: 'declared by nobody',
        sql: sound,
        declared: { word: null },
        finds: ['spoilt.word: is declared by no room'],
      },
      {
        name: 'declared and not made',
        sql: 'create schema spoilt; create table spoilt.word (id text primary key)',
        finds: ['spoilt.note: is declared and does not exist'],
      },
      {
        name: 'lost at a power cut',
        sql: `${sound} alter table spoilt.word set unlogged`,
        finds: ['spoilt.word: is not a plain durable table'],
      },
    ],
  },
  {
    says: 'tables are as the program defines them',
    look: asDefined,
    spoiled: [
      {
        name: 'a column too many, one too few, another type, nullable, another key',
        sql: `create schema spoilt; create table spoilt.word (id varchar(3), extra text);
              create table spoilt.note (site text not null, id uuid not null, primary key (id, site))`,
        finds: [
          'spoilt.note: said is missing, defined as text',
          'spoilt.note: primary key is id, site, defined as site, id',
          'spoilt.word: id is character varying(3), defined as text not null',
          'spoilt.word: extra is text, defined as nothing',
          'spoilt.word: primary key is none, defined as id',
        ],
      },
    ],
  },
  {
    says: 'rule 3: keys of a site table begin with the site',
    look: siteFirst,
    spoiled: [
      {
        name: 'unique',
        sql: `${sound} create unique index said_once on spoilt.note (said, site)`,
        finds: ['spoilt.note: key spoilt.said_once begins with said'],
      },
      {
        name: 'an expression',
        sql: `${sound} create unique index said_once on spoilt.note (lower(said), site)`,
        finds: ['spoilt.note: key spoilt.said_once begins with an expression'],
      },
      {
        name: 'exclusion',
        sql: `${sound} alter table spoilt.note add constraint apart exclude using btree (said with =)`,
        finds: ['spoilt.note: key spoilt.apart begins with said'],
      },
    ],
  },
  {
    says: 'rules 3 and 4: foreign keys pair sites, and classes do not point at each other',
    look: foreignKeys,
    spoiled: [
      {
        name: 'by id alone',
        sql: `${sound} alter table spoilt.note add unique (id); alter table spoilt.note add column of uuid, add constraint no_pair foreign key (of) references spoilt.note (id)`,
        finds: ['spoilt.note: no_pair does not pair site with site'],
      },
      {
        name: 'reference into site',
        sql: `${sound} alter table spoilt.word add site text, add note uuid, add constraint into_site foreign key (site, note) references spoilt.note (site, id)`,
        finds: ['spoilt.word: into_site points from reference at the site table spoilt.note'],
      },
      {
        name: 'site into local',
        sql: `${sound} alter table spoilt.note add constraint to_stay foreign key (said) references spoilt.word (id)`,
        declared: { word: { class: 'local' } },
        finds: ['spoilt.note: to_stay points at the local table spoilt.word'],
      },
    ],
  },
  {
    says: 'rule 7: no sequence, no identity, no function as a default',
    look: valuesOnly,
    spoiled: [
      {
        name: 'serial',
        sql: `${sound} alter table spoilt.word add n serial`,
        finds: [
          'spoilt.word_n_seq: is a sequence',
          "spoilt.word: n is filled by nextval('spoilt.word_n_seq'::regclass)",
        ],
      },
      {
        name: 'identity',
        sql: `${sound} alter table spoilt.word add n int generated always as identity`,
        finds: ['spoilt.word_n_seq: is a sequence', 'spoilt.word: n is filled by an identity'],
      },
      {
        name: 'the time of the server',
        sql: `${sound} alter table spoilt.word add at timestamptz default now()`,
        finds: ['spoilt.word: at is filled by now()'],
      },
      {
        name: 'an id of the server',
        sql: `${sound} alter table spoilt.word add at uuid default uuidv7()`,
        finds: ['spoilt.word: at is filled by uuidv7()'],
      },
    ],
  },
  {
    says: 'rule 5: triggers guard, and what is append-only is guarded',
    look: guards,
    spoiled: [
      {
        name: 'a trigger that carries data, and a rule',
        sql: `${sound} create function spoilt.copy() returns trigger language plpgsql as 'begin return new; end';
              create trigger copies after insert on spoilt.note for each row execute function spoilt.copy();
              create rule quiet as on delete to spoilt.word do instead nothing`,
        finds: [
          'spoilt.note: trigger copies calls spoilt.copy',
          'spoilt.word: rule quiet rewrites statements',
        ],
      },
      {
        name: 'no guard against TRUNCATE, on the table and on its partition',
        sql: `${growing('id', rest)} ${guard('note', 'update or delete', 'row')}`,
        declared: { note: { appendOnly: true, grows: true } },
        finds: [
          'spoilt.note: is append-only without a guard against TRUNCATE',
          'spoilt.note_rest: is append-only without a guard against TRUNCATE',
        ],
      },
      {
        name: 'a guard that is switched off',
        sql: `${sound} ${guard('note', 'update or delete', 'row')} ${guard('note', 'truncate', 'statement')} alter table spoilt.note disable trigger note_row`,
        declared: { note: { appendOnly: true } },
        finds: [
          'spoilt.note: is append-only without a guard against UPDATE',
          'spoilt.note: is append-only without a guard against DELETE',
        ],
      },
    ],
  },
  {
    says: 'rule 8: what grows is partitioned by id',
    look: partitions,
    spoiled: [
      {
        name: 'not at all',
        sql: sound,
        declared: { note: { grows: true } },
        finds: ['spoilt.note: grows and is not partitioned'],
      },
      {
        name: 'by another column',
        sql: growing('site', rest),
        declared: { note: { grows: true } },
        finds: ['spoilt.note: is partitioned by RANGE (site)'],
      },
      {
        name: 'no default partition',
        sql: growing('id', ''),
        declared: { note: { grows: true } },
        finds: ['spoilt.note: has no default partition'],
      },
      {
        name: 'not declared',
        sql: growing('id', rest),
        finds: ['spoilt.note: is partitioned and not declared to grow'],
      },
    ],
  },
  {
    says: 'the program may add and read, and changes only what is not append-only',
    look: appMay,
    spoiled: [
      {
        name: 'append-only and yet',
        sql: `${sound} ${rights} grant update (said), delete on spoilt.note to sarhad_app`,
        declared: { note: { appendOnly: true } },
        finds: ['spoilt.note: sarhad_app may UPDATE', 'spoilt.note: sarhad_app may DELETE'],
      },
      {
        name: 'TRUNCATE',
        sql: `${sound} ${rights} grant truncate on spoilt.word to sarhad_app`,
        finds: ['spoilt.word: sarhad_app may TRUNCATE'],
      },
      {
        name: 'past the parent',
        sql: `${growing('id', rest)} ${rights} grant delete on spoilt.note_rest to sarhad_app`,
        declared: { note: { appendOnly: true, grows: true } },
        finds: ['spoilt.note_rest: sarhad_app may DELETE'],
      },
      {
        name: 'too little',
        sql: `${sound} ${rights} revoke insert on spoilt.word from sarhad_app`,
        finds: ['spoilt.word: sarhad_app may not INSERT'],
      },
    ],
  },
  {
    says: 'readers read, and never keys',
    look: readersMay,
    spoiled: [
      {
        name: 'a key',
        sql: 'grant select on platform.record_key to sarhad_reader',
        finds: ['platform.record_key: sarhad_reader may SELECT'],
      },
      {
        name: 'a change',
        sql: 'grant insert on platform.ledger to sarhad_backup',
        finds: ['platform.ledger: sarhad_backup may INSERT'],
      },
    ],
  },
  {
    says: 'no role of the running program changes the shape of the database',
    look: noDdl,
    spoiled: [
      {
        name: 'a schema to build in',
        sql: 'grant create on schema platform to sarhad_app',
        finds: ['platform: sarhad_app may create in it'],
      },
      {
        name: 'a table of its own',
        sql: 'alter table platform.node owner to sarhad_app',
        finds: ['platform.node: belongs to sarhad_app'],
      },
      {
        name: 'a way to become more',
        sql: 'create role spoilt_owner; grant spoilt_owner to sarhad_reader',
        finds: ['spoilt_owner: can be taken by sarhad_reader'],
      },
    ],
  },
]
