import type { Permission } from '#platform/permission/permissions.ts';
import type { Db } from '#platform/db.server.ts';
import type { SearchKind } from './search.ts';

/** What one kind of thing is found by and shown with. */
export interface FoundDocument {
	id: string;
	code: string;
	title: string;
	/** Sentences other than the title, each with how much a word in it tells. */
	texts: { text: string; weight: number }[];
	state: string | null;
	units: { id: string; name: string }[];
	holder: { id: string; title: string } | null;
}

/** A line of the audit trail, as far as it tells what may have changed. */
export interface TrailLine {
	verb: string;
	subjectType: string;
	subjectId: string;
}

/** How one kind of thing comes into the search and stays true there. */
export interface FoundKind {
	kind: SearchKind;
	/** Who lacks it finds none of the kind. */
	permission: Permission;
	/** Shown only when asked for by this state. */
	hiddenState?: string;
	/** The next things after an id, in order of id. */
	loadAfter(db: Db, after: string, limit: number): Promise<FoundDocument[]>;
	loadByIds(db: Db, ids: readonly string[]): Promise<FoundDocument[]>;
	/** What a line of the trail may have changed: some ids, everything, or nothing. */
	touchedBy(line: TrailLine): readonly string[] | 'all';
	/** Others that change together with these. */
	relatives?(db: Db, ids: readonly string[]): Promise<string[]>;
}
