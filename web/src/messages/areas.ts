import type common from './fi/common.json';
import type front from './fi/front.json';
import type office from './fi/office.json';
import type refusal from './fi/refusal.json';
import type ui from './fi/ui.json';

/** One line for each area file; Finnish is the original, check-words keeps the others equal. */
interface Areas {
	common: typeof common;
	front: typeof front;
	office: typeof office;
	refusal: typeof refusal;
	ui: typeof ui;
}

export type MessageKey = {
	[Area in keyof Areas & string]: `${Area}.${keyof Areas[Area] & string}`;
}[keyof Areas & string];
