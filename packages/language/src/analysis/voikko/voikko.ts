import type { WordAnalyser, WordAnalysis } from '../analyser.ts';
import { Transducer } from './transducer.ts';

interface Part {
	readonly base: string;
	readonly family: string;
	readonly written: string;
}

/** An analyser of Finnish words made of the bytes of Voikko's dictionary (`mor.vfst`, format 5). */
export function createVoikko(bytes: Uint8Array): WordAnalyser {
	const transducer = new Transducer(bytes);
	return (word) => {
		const analyses = new Map<string, WordAnalysis>();
		for (const output of transducer.lookup(word)) {
			const analysis = analysisOf(output);
			if (analysis && !analyses.has(analysis.base)) analyses.set(analysis.base, analysis);
		}
		return [...analyses.values()].slice(0, 3);
	};
}

function analysisOf(output: string): WordAnalysis | undefined {
	const parts = output
		.split('[Bc]')
		.map(partOf)
		.filter(({ written }) => written !== '');
	const head = parts.at(-1);
	if (!head) return undefined;
	const start = parts
		.slice(0, -1)
		.map(({ written }) => written)
		.join('');
	return {
		base: start + head.base,
		family: start + head.family,
		parts: parts.length > 1 ? parts.map(({ base, family }) => ({ base, family })) : [],
	};
}

/** `[Lt][Xp]palauttaa[X]palaut[Ln][Xj]us[X]u[Sn][Ny]s`: base palautus, made of palauttaa, written palautus. */
function partOf(output: string): Part {
	const root = /\[Xp\](.*?)\[X\]/u.exec(output)?.[1]?.replaceAll('=', '').toLowerCase();
	const written = writtenOf(output);
	const derived = output.lastIndexOf('[Xj]');
	const suffix = derived < 0 ? undefined : /^\[Xj\](.*?)\[X\]/u.exec(output.slice(derived))?.[1];
	const base = suffix === undefined ? (root ?? written) : writtenOf(output.slice(0, derived)) + suffix;
	return { base, family: root ?? base, written };
}

function writtenOf(output: string): string {
	return output
		.replace(/\[X[^\]]+\].*?\[X\]/gu, '')
		.replace(/\[[^\]]*\]/gu, '')
		.replace(/[-=]/gu, '')
		.toLowerCase();
}
