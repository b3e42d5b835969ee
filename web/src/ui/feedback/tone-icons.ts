import type { MessageKey } from '#platform/locale/translate.ts';
import type { IconName } from '../icons.ts';
import type { Tone } from '../tones.ts';

export const toneIcons: Record<Tone, IconName> = { info: 'info', good: 'check', warn: 'alert', bad: 'alert' };

/** Said to those who do not see the colour. */
export const toneWords: Record<Tone, MessageKey> = {
	info: 'ui.toneInfo',
	good: 'ui.toneSuccess',
	warn: 'ui.toneWarning',
	bad: 'ui.toneError',
};
