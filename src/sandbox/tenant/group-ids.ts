/** Object ids of the groups, apart from {@link ./groups.ts} because people refer to groups as well. */
export const GROUP_IDS = {
  approvers: 'f145c1ea-d52b-4693-bf50-7611a307e281',
  seniorApprovers: 'f9ad35c2-41ab-485c-a1d8-69abeb618e19',
  allStaff: '3019c9ff-3abf-422e-82d2-eb68013fee26',
  tierOneSupport: 'e41b1e7a-dba8-4069-918c-52f90fd5a556',
  fieldSupport: '7d1c0b5e-92f4-4a36-8b1d-5e0f3ac6d214',
} as const;
