using LearningMechanics.Storage;
using LearningMechanics.Web.Features.Forms;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Web.Features.Accounts.Notices;

/// <summary>What the site has to tell a person.</summary>
internal sealed class NoticesPage(LearningMechanicsDbContext db, TimeProvider clock) : IFormPage
{
    private const int Shown = 100;

    public async Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        var person = context.MustBeSignedIn.Id;
        var notices = await db.Notices.AsNoTracking().Where(notice => notice.Person == person)
            .OrderByDescending(notice => notice.Id).Take(Shown).ToListAsync(cancellationToken);
        return FormAnswer.Show<NoticesView>(form, others: ("Notices", notices));
    }

    /// <summary>Marks as read what was on the page, and not what came since.</summary>
    public async Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken)
    {
        if (!long.TryParse(form["newest"], out var newest))
            return await ShowAsync(context, form.Refuse("", "Open this page again and press the button there."), cancellationToken);
        var person = context.MustBeSignedIn.Id;
        var now = clock.GetUtcNow();
        await db.Notices.Where(notice => notice.Person == person && notice.Id <= newest && notice.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, now), cancellationToken);
        return new SeeOther("/account/notices");
    }
}
