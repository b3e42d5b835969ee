import type { Connector, Settings } from '../connector.ts';
import { refuse } from '../refusal.ts';
import { textOf } from '../untrusted.ts';
import { childrenOf, countIn, elementAt, fetchXml, nameOf, textIn } from '../xml.ts';
import type { Element } from '../xml.ts';

/** A catalogue's SRU search: asks for a known work and counts the hits; tells faults sent with HTTP 200 from hits. */
export const connector: Connector = {
	id: 'sru',
	titleKey: 'connector.sru.title',
	licence: null,
	settings: [
		{ key: 'address', labelKey: 'connector.address', kind: 'address', isRequired: true },
		{ key: 'query', labelKey: 'connector.sru.query', kind: 'text', isRequired: true },
		{ key: 'least', labelKey: 'connector.least', kind: 'number', isRequired: true, initial: 1 },
		{
			key: 'version',
			labelKey: 'connector.sru.version',
			kind: 'choice',
			isRequired: true,
			initial: '1.2',
			options: ['1.1', '1.2', '2.0'],
		},
		{ key: 'schema', labelKey: 'connector.sru.schema', kind: 'text', isRequired: false },
	],
	probing: {
		shortestInterval: 60,
		timeLimit: 15_000,
		figures: [{ key: 'hits', labelKey: 'connector.figure.hits', unit: 'count' }],
		targetOf: (settings) => String(settings.get('address')),
		async probe(settings, context) {
			const hits = hitsIn(await fetchXml(searchAddress(settings), context.reach()));
			const least = Number(settings.get('least'));
			if (hits < least) refuse('too_few_found', { found: hits, least });
			return { state: 'working', note: null, figures: [{ key: 'hits', part: null, value: hits }] };
		},
	},
};

function searchAddress(settings: Settings): string {
	const url = new URL(String(settings.get('address')));
	const version = String(settings.get('version'));
	url.searchParams.set('version', version);
	// SRU 2.0 has no operation; there a query is enough.
	if (version !== '2.0') url.searchParams.set('operation', 'searchRetrieve');
	url.searchParams.set('query', String(settings.get('query')));
	url.searchParams.set('maximumRecords', '1');
	const schema = settings.get('schema');
	if (schema !== undefined) url.searchParams.set('recordSchema', String(schema));
	return url.href;
}

function hitsIn(root: Element): number {
	const diagnostic = diagnosticIn(root);
	if (diagnostic) refuseFor(diagnostic);
	if (nameOf(root) !== 'searchRetrieveResponse') refuse('unknown_shape', { type: nameOf(root).slice(0, 40) });
	return countIn(elementAt(root, 'numberOfRecords')) ?? refuse('unknown_shape', { type: 'numberOfRecords' });
}

/** A diagnostic stands instead of the answer, beside the hits, or in the place of a record. */
function diagnosticIn(root: Element): Element | null {
	const record = elementAt(root, 'records', 'record');
	const inRecord = record && elementAt(record, 'recordData', 'diagnostic');
	const alone = nameOf(root) === 'diagnostics' ? childrenOf(root, 'diagnostic')[0] : null;
	return alone ?? elementAt(root, 'diagnostics', 'diagnostic') ?? inRecord;
}

/** Number 2 is „temporarily unavailable“, 3 is „authentication error“. */
function refuseFor(diagnostic: Element): never {
	const uri = textIn(elementAt(diagnostic, 'uri'));
	const number = Number(/(\d{1,5})\s*$/.exec(uri)?.[1] ?? 0);
	if (number === 2) refuse('http_status', { status: 503, type: 'sru' });
	if (number === 3) refuse('login_refused');
	const message = textIn(elementAt(diagnostic, 'message'));
	refuse('diagnostic', { code: number, message: textOf(message, 120) });
}
