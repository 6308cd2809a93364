.answers.applicationInfo as $application
| .answers.applicantInfo as $applicant
| .answers.compensationInfo.generalInfo as $general
| [.answers.compensationInfo.compensation[]?.amount | tonumber] as $amounts
| ([$applicant.firstname, $applicant.lastname] | map(select(.)) | join(" ")) as $person
| ($applicant.communityOfficialName // .submitter.name // $person) as $name
| {
    externalId: $application.applicationNumber,
    applicationNumber: $application.applicationNumber,
    title: "Avustushakemus \($application.actingYear // ""): \($name)",
    form,
    year: ($application.actingYear | tonumber?),
    language,
    submittedAt,
    applicant: {
      kind: .submitter.kind,
      name: $name,
      identifier: ($applicant.companyNumber // $applicant.registerNumber // .submitter.identifier),
      email: ($applicant.email // .submitter.email)
    },
    appliedAmount: (($general.totalAmount // ($amounts | add)) | tonumber),
    purpose: $general.purpose,
    subventions: [.answers.compensationInfo.compensation[]? | {type: .subventionType, amount: (.amount | tonumber)}],
    attachments
  }
| del(.. | nulls)
