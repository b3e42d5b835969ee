import * as v from 'valibot';
import { FrameworkFile } from './framework.ts';
import digcomp from './ready/digcomp.json' with { type: 'json' };
import library from './ready/library.json' with { type: 'json' };
import teaching from './ready/teaching.json' with { type: 'json' };

/** The frameworks that come with the product; a municipality takes them into use and words them its own way. */
export const readyFrameworks: readonly FrameworkFile[] = [digcomp, library, teaching].map((file) =>
	v.parse(FrameworkFile, file),
);
