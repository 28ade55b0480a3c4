'use client';

import { type Role, roles } from '@/lib/sales/sale-line';
import type { FileColumn } from './column-roles';
import { roleWords } from './import-words';
import { Name } from './name';

interface Props {
  columns: readonly FileColumn[];
  /** What a column without a role is called. */
  noRole: string;
  onRole: (index: number, role: Role | null) => void;
}

const cell = 'px-3 py-1.5 text-left';

export function ImportColumns({ columns, noRole, onRole }: Props) {
  const headings = ['Column in the file', 'What it is'];
  return (
    <section aria-label="What the columns are">
      <h3 className="mb-2 font-semibold text-lead">What the columns are</h3>
      <table className="w-full table-fixed rounded-control text-small outline outline-line">
        <thead className="text-muted">
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col" className={`${cell} font-medium`}>
                {heading}
              </th>
            ))}
            <th scope="col" className={`${cell} hidden font-medium sm:table-cell`}>
              As written
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, and none ever moves
            <tr key={index} className="border-line border-t">
              <th scope="row" className={`${cell} font-normal`}>
                <Name text={column.header} className="block truncate" />
                <Name text={column.example ?? ''} className="block truncate text-muted sm:hidden" />
              </th>
              <td className={cell}>
                <RoleMenu column={column} noRole={noRole} onRole={(role) => onRole(index, role)} />
              </td>
              <td className={`${cell} hidden sm:table-cell`}>
                <Name text={column.example ?? ''} className="block truncate" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RoleMenu({
  column: { header, role, found },
  noRole,
  onRole,
}: {
  column: FileColumn;
  noRole: string;
  onRole: (role: Role | null) => void;
}) {
  if (header === '') return 'Not used, as it has no name';
  return (
    <>
      <select
        aria-label={`What "${header}" is`}
        className="control w-full max-w-44"
        value={role ?? ''}
        onChange={({ target }) => onRole(roles.find((name) => name === target.value) ?? null)}
      >
        <option value="">{noRole}</option>
        {roles.map((name) => (
          <option key={name} value={name}>
            {roleWords[name]}
          </option>
        ))}
      </select>
      {found?.isGuess && found.role === role && <span className="ml-2 text-muted">a guess</span>}
    </>
  );
}
