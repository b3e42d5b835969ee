import type { Connector, Settings } from '../connector.ts';
import type { Figure, ProbeContext } from '../probe.ts';
import { refuse } from '../refusal.ts';
import { textOf } from '../untrusted.ts';
import { childrenOf, elementAt, fetchXml, nameOf, textIn } from '../xml.ts';
import type { Element } from '../xml.ts';

/** A harvesting interface: who it is, and how many records it lists; errors come with HTTP 200. */
export const connector: Connector = {
	id: 'oai-pmh',
	titleKey: 'connector.oai-pmh.title',
	licence: null,
	settings: [
		{ key: 'address', labelKey: 'connector.address', kind: 'address', isRequired: true },
		{
			key: 'prefix',
			labelKey: 'connector.oai-pmh.prefix',
			kind: 'text',
			isRequired: true,
			initial: 'oai_dc',
		},
		{ key: 'set', labelKey: 'connector.oai-pmh.set', kind: 'text', isRequired: false },
		{ key: 'least', labelKey: 'connector.least', kind: 'number', isRequired: true, initial: 1 },
	],
	probing: {
		shortestInterval: 300,
		timeLimit: 30_000,
		figures: [{ key: 'records', labelKey: 'connector.figure.records', unit: 'count' }],
		targetOf: (settings) => String(settings.get('address')),
		async probe(settings, context) {
			const identity = await ask(settings, { verb: 'Identify' }, context);
			if (!elementAt(identity, 'repositoryName')) refuse('unknown_shape', { type: 'Identify' });
			const records = await countRecords(settings, context);
			const least = Number(settings.get('least'));
			if ((records.value ?? least) < least) refuse('too_few_found', { found: records.value, least });
			const figures: Figure[] =
				records.value === null ? [] : [{ key: 'records', part: null, value: records.value }];
			return { state: 'working', note: null, figures };
		},
	},
};

/** The list's size as the server tells it, or what is in a list of one page; null when it does not tell. */
async function countRecords(settings: Settings, context: ProbeContext): Promise<{ value: number | null }> {
	const set = settings.get('set');
	const query = {
		verb: 'ListIdentifiers',
		metadataPrefix: String(settings.get('prefix')),
		...(set !== undefined && { set: String(set) }),
	};
	const list = await ask(settings, query, context);
	const token = elementAt(list, 'resumptionToken');
	const whole = token?.attributes.completeListSize ?? '';
	if (/^\d{1,12}$/.test(whole)) return { value: Number(whole) };
	const isWhole = textIn(token).trim() === '';
	return { value: isWhole ? childrenOf(list, 'header').length : null };
}

async function ask(
	settings: Settings,
	query: Record<string, string>,
	context: ProbeContext,
): Promise<Element> {
	const url = new URL(String(settings.get('address')));
	for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
	const root = await fetchXml(url.href, context.reach());
	if (nameOf(root) !== 'OAI-PMH') refuse('unknown_shape', { type: nameOf(root).slice(0, 40) });
	const error = elementAt(root, 'error');
	if (error) {
		const code = textOf(error.attributes.code, 40);
		// An empty list is no fault of the server; whether it is too short is asked elsewhere.
		if (code === 'noRecordsMatch') return error;
		refuse('diagnostic', { code, message: textOf(textIn(error), 120) });
	}
	const verb = query.verb ?? '';
	return elementAt(root, verb) ?? refuse('unknown_shape', { type: verb });
}
