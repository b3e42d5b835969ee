import type { TrailAct } from '#domain/portfolio/consolidation/trail.server.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { factLabel, factText } from '../fact-words.ts';

const named = ({ number, title }: { number: number; title: string }) => `${number} ${title}`;
const listed = (names: readonly { number: number }[]) => names.map(({ number }) => number).join(', ');

/** What an act did, in a sentence. */
export function actText(t: Translate, { kind, done }: TrailAct): string {
	const [first, ...others] = done.names;
	if (!first) return '';
	const into = named(first);
	const merged = 'mergerIds' in done ? others.slice(0, done.mergerIds.length) : others;
	return t(`consolidation.act.${kind}`, {
		into,
		numbers: listed(merged),
		all: listed(done.names),
		count: merged.length,
	});
}

/** What was chosen along with it. */
export function actDetails(t: Translate, act: TrailAct): string[] {
	if (act.kind === 'state')
		return [
			...new Set(
				act.done.moves.map(({ to }) => t('consolidation.toState', { state: t(`need-state.${to}`) })),
			),
		];
	if (act.kind !== 'merge') return [];
	const { chosen, after, pairs } = act.done;
	const facts = chosen.map((fact) => {
		const values = { fact: factLabel(t, fact), value: factText(t, fact.field, fact.value) };
		return t(`consolidation.chose.${fact.how}`, values);
	});
	const title = after['title'] ? [t('consolidation.titled', { title: String(after['title']) })] : [];
	return [...title, ...facts, ...(pairs.length > 0 ? [t('consolidation.leftApart')] : [])];
}
