import { isolate } from '../catalogue/isolate.ts'
import type { tasks as en } from '../en/tasks.ts'

export const tasks: typeof en = {
  title: 'المهام',
  search: 'البحث في المهام',
  none: 'لا مهمة مطابقة',
  noneHint: 'تُنشأ المهمة من صفحة عميل أو بعد مكالمة، وتبقى هنا حتى تُنجز.',
  done: (task) => `إنجاز: ${isolate(task)}`,
  colleaguesLead: (reference) => `عميل زميل · ${isolate(reference)}`,
}
