import * as v from 'valibot';
import { RoundClosing } from '#domain/portfolio/round/round.ts';
import * as reminders from '#domain/portfolio/round/reminder.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { refusalText } from '#platform/locale/refusal-words.server.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, params }) => {
	const found = await reminders.preview(locals.actor, knownId(params.round, 'round'));
	const { round, state, editors, unreachable, units } = found;
	const t = await serverWords(locals.locale);
	const unit = editors[0]?.unit ?? units[0]?.unit ?? '';
	const values = reminders.letterValues(round, [unit], locals.locale, today());
	return {
		round: { id: round.id, name: round.name },
		state,
		whyNot:
			state === 'open'
				? refusalText(t, 'nobody_to_remind')
				: refusalText(t, 'round_not_open', { name: round.name }),
		silent: units.length,
		people: [...Map.groupBy(editors, ({ personId }) => personId).values()].map((own) => ({
			name: own[0]!.name,
			units: own.map((one) => one.unit),
		})),
		unreachable: unreachable.map(({ unitId, unit: name }) => ({ id: unitId, name })),
		letter: {
			subject: t('mail.round_reminder.subject', values),
			text: t('mail.round_reminder.text', values),
		},
	};
};

export const actions = {
	default: form(v.pick(RoundClosing, ['id']), reminders.remindNow, {
		then(people, { cookies, url }) {
			setFlash(cookies, { key: 'rounds.reminded', values: { people } });
			return url.pathname.replace(/\/remind$/, '');
		},
	}),
};
