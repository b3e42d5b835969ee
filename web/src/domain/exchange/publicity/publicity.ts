import * as v from 'valibot';
import { Key, LocaleChoice } from '../../organisation/tenant/tenant.ts';

export const publicityStates = ['draft', 'approved', 'public'] as const;
export type PublicityState = (typeof publicityStates)[number];

/**
 * What of each kind of item residents may be shown, and what holds until somebody says otherwise. `item` is the whole:
 * while it is not public, none of its fields is. What is not here (persons, internal notes, appendices) is never shown.
 */
export const publicFields = {
	goal: { item: 'public', description: 'public', plain: 'public' },
	measure: {
		item: 'draft',
		description: 'public',
		dates: 'public',
		progress: 'public',
		notes: 'draft',
		cost: 'draft',
		posts: 'draft',
		plain: 'public',
	},
	indicator: {
		item: 'draft',
		description: 'public',
		readings: 'public',
		units: 'draft',
		targets: 'public',
		plain: 'public',
	},
	decision: { item: 'draft', matter: 'public', decision: 'public', grounds: 'draft', plain: 'public' },
	need: { item: 'public', words: 'public' },
} as const satisfies Record<string, Record<string, PublicityState>>;

export type SubjectKind = keyof typeof publicFields;
export const subjectKinds = Object.keys(publicFields) as SubjectKind[];
export type FieldOf<Kind extends SubjectKind> = keyof (typeof publicFields)[Kind] & string;

export function isSubjectKind(text: string): text is SubjectKind {
	return Object.hasOwn(publicFields, text);
}

export function fieldsOf(kind: SubjectKind): string[] {
	return Object.keys(publicFields[kind]);
}

export interface Said {
	kind: string;
	id: string;
	field: string;
	state: PublicityState;
}

/** What has been said of each item and field, and the usual where nothing has. */
export class Publicity {
	readonly #said: ReadonlyMap<string, PublicityState>;

	constructor(said: readonly Said[]) {
		this.#said = new Map(said.map(({ kind, id, field, state }) => [`${kind} ${id} ${field}`, state]));
	}

	stateOf(kind: SubjectKind, id: string, field: string): PublicityState {
		const usual = (publicFields[kind] as Record<string, PublicityState>)[field] ?? 'draft';
		return this.#said.get(`${kind} ${id} ${field}`) ?? usual;
	}

	/** Whether residents see the field: the item and the field must both be public. */
	shows<Kind extends SubjectKind>(kind: Kind, id: string, field: FieldOf<Kind> = 'item' as FieldOf<Kind>) {
		return this.stateOf(kind, id, 'item') === 'public' && this.stateOf(kind, id, field) === 'public';
	}

	/** The same as it would be if all that is approved, and this item, were public. */
	asIfPublic(kind: SubjectKind, id: string): Publicity {
		const said = [...this.#said].map(([key, state]) => {
			const [of = '', item = '', field = ''] = key.split(' ');
			return { kind: of, id: item, field, state: state === 'approved' ? ('public' as const) : state };
		});
		return new Publicity([...said, { kind, id, field: 'item', state: 'public' }]);
	}

	/** The value where residents may see it, and what stands in its place where not. */
	of<Kind extends SubjectKind, T, E>(
		kind: Kind,
		id: string,
		field: FieldOf<Kind>,
		value: T,
		hidden: E,
	): T | E {
		return this.shows(kind, id, field) ? value : hidden;
	}
}

export interface PublicityItem {
	kind: SubjectKind;
	id: string;
	title: string;
	/** The goal, the body: what it belongs to. */
	of: string;
	state: PublicityState;
	/** Fields residents see; empty while the whole is not public. */
	shown: string[];
	setBy: string | null;
	setAt: Date | null;
	waits: boolean;
}

/** Where an item and each of its fields stand. */
export interface ItemStates {
	kind: SubjectKind;
	id: string;
	states: Record<string, PublicityState>;
	mayPublish: boolean;
	/** A decision whose minutes are not signed: until then it is shown to nobody. */
	waits: boolean;
}

export interface ItemPublicity extends ItemStates {
	title: string;
	plain: Record<string, string>;
	history: { field: string; state: PublicityState; by: string | null; at: Date }[];
}

const State = v.picklist(publicityStates);

export const PublicityChange = v.object({
	field: v.record(v.string(), State),
	plain: v.optional(v.record(LocaleChoice, v.pipe(v.string(), v.trim(), v.maxLength(2000))), {}),
	next: v.optional(v.string(), ''),
	key: Key,
});
export type PublicityChange = v.InferOutput<typeof PublicityChange>;

/** `measure:0190…`: items chosen on the list. */
export const PublicityBatch = v.object({
	items: v.pipe(
		v.optional(
			v.array(v.pipe(v.string(), v.regex(/^(goal|measure|indicator|decision|need):[0-9a-f-]{36}$/i))),
			[],
		),
		v.check((items) => items.length > 0, 'choose_at_least_one'),
		v.maxLength(500),
	),
	state: State,
	key: Key,
});
export type PublicityBatch = v.InferOutput<typeof PublicityBatch>;

const tones = { draft: 'quiet', approved: 'info', public: 'good', waits: 'info' } as const;

/** How the state of an item is told: what is public but waits for its minutes is not there yet. */
export function shownAs(state: PublicityState, waits: boolean) {
	const told = state === 'public' && waits ? 'waits' : state;
	return { told, tone: tones[told] } as const;
}
