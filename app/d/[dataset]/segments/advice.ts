/** What a shop does with customers of a group, and what it had better leave. */
export const advice: Readonly<Record<string, { meaning: string; act: string; avoid: string }>> = {
  Champions: {
    meaning: 'Buy often, much, and were here lately',
    act: 'Thank them in person; show them new things first.',
    avoid: 'Discounts: they buy without.',
  },
  Loyal: {
    meaning: 'Come back again and again',
    act: 'Ask what they miss; offer the larger or better one.',
    avoid: 'Changing what they come for without a word.',
  },
  'Potential loyalist': {
    meaning: 'Were here lately, a few times',
    act: 'Give a reason for the next visit soon, such as a stamp card.',
    avoid: 'Large gifts before the habit is there.',
  },
  New: {
    meaning: 'Just began',
    act: 'Welcome them, and bring them back within the month.',
    avoid: 'Many offers at once.',
  },
  Promising: {
    meaning: 'Were here not long ago, once or twice',
    act: 'Show them what others bought next.',
    avoid: 'Waiting: without a second visit they are gone.',
  },
  'Needs attention': {
    meaning: 'Middling in everything, and fading',
    act: 'A limited offer on what they used to buy.',
    avoid: 'The same message as to everybody.',
  },
  'At risk': {
    meaning: 'Bought well, and have been away for a while',
    act: 'Write or ring them; ask what was missing.',
    avoid: 'Letting another month go by.',
  },
  "Can't lose them": {
    meaning: 'Were among the best, and have stopped coming',
    act: 'Ring them yourself, and put it right.',
    avoid: 'A mailing to all.',
  },
  Hibernating: {
    meaning: 'Bought little, long ago',
    act: 'One reminder, in the season in which they bought.',
    avoid: 'Spending much on them.',
  },
  Lost: {
    meaning: 'Bought least, longest ago',
    act: 'Leave them out, or try once with a strong offer.',
    avoid: 'Regular mail.',
  },
};
