import type { DefaultSet } from './default-criteria.ts';

export const english: DefaultSet = {
	benefit: {
		name: 'Benefit to the customer',
		question: 'What does the customer get once the need is met?',
		anchors: [
			'The customer notices no difference.',
			'Getting things done is a little smoother.',
			'The customer gets things done clearly more easily or faster than now.',
			'The customer gets a service that is missing now, or often out of use.',
			'The service opens to a group that has been left out of it altogether.',
		],
	},
	reach: {
		name: 'Reach',
		question: 'How many service points and residents does the need concern?',
		anchors: [
			'One employee or one device.',
			'One service point.',
			'A few service points, or one customer group in the whole municipality.',
			'Most service points.',
			'Every service point, or the whole library consortium.',
		],
	},
	necessity: {
		name: 'Necessity',
		question: 'Do law, information security, accessibility or a contract require this?',
		anchors: [
			'Nothing obliges us. It can be done if wanted.',
			'A recommendation or good practice.',
			'The fault is on record, in an inspection or the accessibility statement say, without a time limit.',
			'A duty comes into force, or support ends, within three years.',
			'A duty is being broken already, or information security is in immediate danger.',
		],
	},
	reliability: {
		name: 'Working time and reliability',
		question: 'How much staff time is saved, or how many disruptions end?',
		anchors: [
			'Nothing is saved, or work grows.',
			'An occasional small nuisance ends.',
			'Hours a month are saved, or a monthly disruption ends.',
			'Hours a week are saved, or a weekly disruption ends.',
			'Working hours are saved every day, or a fault that stops the service is gone.',
		],
	},
	equality: {
		name: 'Equality',
		question: 'Does this even out differences between service points or groups of residents?',
		anchors: [
			'The difference grows.',
			'The differences stay as they are.',
			'One shortcoming compared with other service points is put right.',
			'A less equipped service point or group gets what others have.',
			'The same level of service is reached everywhere.',
		],
	},
	risk: {
		name: 'Risk and readiness',
		question: 'How uncertain is success? A high value lowers the place in the order.',
		anchors: [
			'The like has been done before; people and money are known.',
			'We know how it is done. Some small thing is not agreed.',
			'A study, or work from another unit, is needed.',
			'Depends on a supplier or a project we cannot influence.',
			'The technology or the skill is not there yet, and the cost is unknown.',
		],
	},
};
